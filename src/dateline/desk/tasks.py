"""Jobs of the desk."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from dateline.ground.jobs import RETRY


@app.task(name="desk.count_findings", retry=RETRY)
def count_findings(article_id: str) -> None:
    """Have the board show what the checks find in an article now."""
    from dateline.desk.actions.tally import count

    count(article=UUID(article_id))
