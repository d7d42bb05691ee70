"""Jobs of the audience."""

from __future__ import annotations

from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(name="audience.rank_articles", queueing_lock="audience.rank_articles")
def rank_articles(timestamp: int) -> None:
    """Find what is read most in every service."""
    from dateline.audience import actions
    from dateline.languages.queries import active_services

    for service in active_services():
        actions.rank_articles(service=service.code)


@app.periodic(cron="1 * * * *")
@app.task(name="audience.forget_weeks", queueing_lock="audience.forget_weeks")
def forget_weeks(timestamp: int) -> None:
    """Throw away the keys of weeks that are over, and the hours before the last 24."""
    from dateline.audience import actions

    actions.forget_weeks()
