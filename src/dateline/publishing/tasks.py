"""Jobs of publishing. They carry nothing: what is to be done is in the database."""

from __future__ import annotations

from procrastinate.contrib.django import app

from dateline.ground.jobs import RETRY


@app.task(name="publishing.render_changes", queue="pages", priority=10, retry=RETRY)
def render_changes() -> None:
    """Render the pages that read what changed."""
    from dateline.publishing.actions.render import render_pages

    render_pages()


@app.periodic(cron="* * * * *")
@app.task(name="publishing.keep_pages", queue="pages", queueing_lock="publishing.keep_pages")
def keep_pages(timestamp: int) -> None:
    """Render what failed and is due again, and pages of an older version of the templates."""
    from dateline.publishing.actions.render import refresh_pages

    refresh_pages()
