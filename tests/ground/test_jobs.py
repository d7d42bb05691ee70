from __future__ import annotations

import asyncio

import procrastinate
import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from dateline.ground.tasks import forget_done_jobs, forget_old_events, retry_stalled_jobs

pytestmark = pytest.mark.django_db(transaction=True)


async def _work_off(worker_app: procrastinate.App) -> None:
    async with worker_app.open_async():
        await worker_app.run_worker_async(
            queues=["this-test"], wait=False, install_signal_handlers=False, listen_notify=False
        )


def _waiting(task: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [task])
        (count,) = cursor.fetchone()
    return int(count)


def test_a_job_commits_with_the_data_that_asks_for_it() -> None:
    with transaction.atomic():
        forget_old_events.defer(timestamp=0)
    assert _waiting(forget_old_events.name) == 1


def test_a_job_of_a_failed_transaction_is_never_done() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        forget_old_events.defer(timestamp=0)
        _ = 1 / 0
    assert _waiting(forget_old_events.name) == 0


def test_house_keeping_is_scheduled_from_the_first_day() -> None:
    periodic = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert {retry_stalled_jobs.name, forget_done_jobs.name, forget_old_events.name} <= periodic


def _taken_by_a_dead_worker(lock: str) -> int:
    """Have a worker take the only job that waits, and die; return the job's id."""
    # Under a lock of its own: at some minutes a worker defers the same task by itself.
    forget_old_events.configure(queueing_lock=lock).defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) "
            "VALUES (now() - interval '1 hour') RETURNING id"
        )
        (worker,) = cursor.fetchone()
        cursor.execute("SELECT id FROM procrastinate_fetch_job_v2(NULL, %s)", [worker])
        (job,) = cursor.fetchone()
    return int(job)


def _states(lock: str) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, status::text FROM procrastinate_jobs WHERE queueing_lock = %s ORDER BY id",
            [lock],
        )
        return [(int(job), str(status)) for job, status in cursor.fetchall()]


def _retry() -> None:
    retry_stalled_jobs.configure(queue="this-test").defer(timestamp=0)
    worker_app = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
    asyncio.run(_work_off(worker_app))


def test_the_job_of_a_dead_worker_is_given_to_another() -> None:
    job = _taken_by_a_dead_worker("this-test")
    _retry()
    assert _states("this-test") == [(job, "todo")]


def test_a_dead_workers_job_that_waits_a_second_time_holds_up_no_other() -> None:
    twice, once = _taken_by_a_dead_worker("twice"), _taken_by_a_dead_worker("once")
    again = forget_old_events.configure(queueing_lock="twice").defer(timestamp=0)
    assert _states("twice") == [(twice, "doing"), (again, "todo")]
    _retry()
    assert _states("twice") == [(again, "todo")]
    assert _states("once") == [(once, "todo")]
