"""Checks of the jobs: somebody does them, and none is stuck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import psycopg

from dateline.cli.doctor.checks import Examination, Finding, ok, warn
from dateline.ground.jobs import SECONDS_UNTIL_STALLED

_ALIVE: Final = """
    SELECT count(*) FROM procrastinate_workers
    WHERE last_heartbeat > now() - make_interval(secs => %s)
"""
_STALLED: Final = """
    SELECT count(*) FROM procrastinate_jobs job
    LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
    WHERE job.status = 'doing'
      AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %s))
"""
_FAILED: Final = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'"


def jobs_are_done(examination: Examination) -> Iterator[Finding]:
    """A worker is alive, no job waits for a dead one, none was given up."""
    if examination.database is None:
        return
    try:
        with psycopg.connect(examination.database, connect_timeout=5) as connection:
            alive = _count(connection, _ALIVE, SECONDS_UNTIL_STALLED)
            stalled = _count(connection, _STALLED, SECONDS_UNTIL_STALLED)
            failed = _count(connection, _FAILED)
    except psycopg.errors.UndefinedTable:
        return  # the check of the migrations says so
    yield _of_workers(alive)
    if stalled:
        yield warn(
            f"{stalled} jobs wait for a worker that died",
            "A living worker takes them within two minutes; start one: dateline run",
        )
    if failed:
        yield warn(f"{failed} jobs were given up", "Why is in var/log/worker.log.")


def _of_workers(alive: int) -> Finding:
    if alive:
        return ok(f"{alive} {'worker is' if alive == 1 else 'workers are'} alive")
    return warn("no worker is alive", "Start one: dateline run, or dateline worker")


def _count(connection: psycopg.Connection, query: str, *values: float) -> int:
    row = connection.execute(query, values).fetchone()
    return int(row[0]) if row else 0
