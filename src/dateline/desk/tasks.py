"""Jobs of the desk."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from dateline.ground.jobs import RETRY
from dateline.ground.precedence import give_way


@app.task(name="desk.count_findings", retry=RETRY)
def count_findings(article_id: str) -> None:
    """Have the board show what the checks find in an article now."""
    from dateline.desk.actions.tally import count

    # Every publication asks for it, and its pages are rendered at the same time.
    give_way()
    count(article=UUID(article_id))
