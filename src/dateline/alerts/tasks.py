"""Jobs of alerts."""

from __future__ import annotations

from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="alerts.let_alerts_age", queue="pages", queueing_lock="alerts.let_alerts_age")
def let_alerts_age(timestamp: int) -> None:
    """Take alerts off the pages that are too old."""
    from dateline.alerts import live

    live.let_alerts_age()
