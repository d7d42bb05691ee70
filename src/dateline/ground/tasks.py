"""Periodic house-keeping of jobs and events."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from dateline.ground import events
from dateline.ground.jobs import SECONDS_UNTIL_STALLED, app

KEEP_DONE_JOBS_HOURS: Final = 24 * 3
KEEP_EVENTS: Final = timedelta(days=7)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="ground.retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Give the jobs of dead workers to living ones; one that waits a second time is let go of."""
    manager = context.app.job_manager
    stalled = await manager.get_stalled_jobs(seconds_since_heartbeat=SECONDS_UNTIL_STALLED)
    for job in stalled:
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            # The same was asked for again since then, and only one of them may wait.
            await manager.finish_job(job, status=Status.ABORTED, delete_job=True)


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="ground.forget_done_jobs", pass_context=True)
async def forget_done_jobs(context: JobContext, timestamp: int) -> None:
    """Delete jobs that succeeded some days ago; failed ones stay to be looked at."""
    await context.app.job_manager.delete_old_jobs(nb_hours=KEEP_DONE_JOBS_HOURS)


@app.periodic(cron="27 * * * *")
@app.task(queueing_lock="ground.forget_old_events")
def forget_old_events(timestamp: int) -> None:
    """Delete outbox events that every listener has had time to read."""
    events.forget_before(timezone.now() - KEEP_EVENTS)
