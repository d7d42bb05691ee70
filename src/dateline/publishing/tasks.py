"""Jobs of publishing. They carry nothing: what is to be done is in the database."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from dateline.ground.jobs import RETRY


@app.task(name="publishing.render_changes", queue="pages", priority=10, retry=RETRY)
def render_changes() -> None:
    """Render the pages that read what changed."""
    from dateline.publishing.actions.render import render_pages

    render_pages()


@app.task(name="publishing.publish_at", queue="pages", priority=20, retry=RETRY)
def publish_at(schedule_id: str) -> None:
    """Publish what was scheduled, if its time is this one still."""
    from dateline.publishing.actions.schedule import publish_due

    publish_due(schedule_id=UUID(schedule_id))


@app.task(name="publishing.follow_embargoes", queue="pages", priority=20, retry=RETRY)
def follow_embargoes() -> None:
    """Publish when an embargo ends earlier or later than was said."""
    from dateline.publishing.actions import schedule

    schedule.follow_embargoes()


@app.periodic(cron="* * * * *")
@app.task(
    name="publishing.keep_schedules", queue="pages", queueing_lock="publishing.keep_schedules"
)
def keep_schedules(timestamp: int) -> None:
    """Publish what is overdue, whatever became of its job, and follow embargoes."""
    from dateline.publishing.actions import schedule

    schedule.follow_embargoes()
    for one in schedule.overdue():
        publish_at.defer(schedule_id=str(one))


@app.task(name="publishing.change_front_at", queue="pages", priority=20, retry=RETRY)
def change_front_at(schedule_id: str) -> None:
    """Arrange a front as it was scheduled, if its time is this one still."""
    from dateline.publishing.actions.fronts import change_due

    change_due(schedule_id=UUID(schedule_id))


@app.task(name="publishing.turn_front", queue="pages", priority=20, retry=RETRY)
def turn_front(service: str) -> None:
    """Let the pins of a front go whose time has come."""
    from dateline.publishing.actions import fronts

    fronts.turn_front(code=service)


@app.periodic(cron="* * * * *")
@app.task(name="publishing.keep_fronts", queue="pages", queueing_lock="publishing.keep_fronts")
def keep_fronts(timestamp: int) -> None:
    """Change and turn the fronts that are overdue, whatever became of their jobs."""
    from dateline.publishing.actions import fronts

    for one in fronts.overdue_changes():
        change_front_at.defer(schedule_id=str(one))
    for code in fronts.overdue_turns():
        turn_front.defer(service=code)


@app.periodic(cron="* * * * *")
@app.task(name="publishing.keep_pages", queue="pages", queueing_lock="publishing.keep_pages")
def keep_pages(timestamp: int) -> None:
    """Render what failed and is due again, and pages of an older version of the templates."""
    from dateline.publishing.actions.render import refresh_pages

    refresh_pages()


@app.periodic(cron="0 * * * *")
@app.task(name="publishing.keep_news", queue="pages", queueing_lock="publishing.keep_news")
def keep_news(timestamp: int) -> None:
    """Take out of the news sitemaps what is older than two days, also where nothing new comes."""
    from dateline.publishing.actions.render import refresh_news

    refresh_news()


@app.task(name="publishing.purge_pages", queue="pages", priority=30)
def purge_pages() -> None:
    """Have the caches in front throw away the old copies of what changed."""
    from dateline.publishing.actions.purge import purge_waiting

    purge_waiting()


@app.periodic(cron="* * * * *")
@app.task(name="publishing.keep_purges", queue="pages", queueing_lock="publishing.keep_purges")
def keep_purges(timestamp: int) -> None:
    """Throw away what is due, whatever became of its job."""
    from dateline.publishing.actions.purge import purge_waiting

    purge_waiting()
