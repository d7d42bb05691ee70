"""Jobs: work that commits with the data that asks for it and is done by the workers.

Jobs are Procrastinate tasks on PostgreSQL, declared in the `tasks.py` of each domain. They are
idempotent: the job of a worker that dies is given to another.
"""

from __future__ import annotations

from typing import Any, Final

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

__all__ = ["RETRY", "SECONDS_UNTIL_STALLED", "app", "worker_options"]

# A worker that has not beaten for so long is taken for dead, and its jobs are given to others.
SECONDS_UNTIL_STALLED: Final = 30.0

# What is told while a worker looks for jobs in vain is not heard: it looks again after so long.
_LOOKS_EACH_SECONDS: Final = 0.25

RETRY: Final = RetryStrategy(max_attempts=8, exponential_wait=2)


def worker_options() -> dict[str, Any]:
    """Return how every worker runs: how many jobs at once, how it beats, how long it may end."""
    return {
        "concurrency": 4,
        "fetch_job_polling_interval": _LOOKS_EACH_SECONDS,
        "update_heartbeat_interval": 5.0,
        "stalled_worker_timeout": SECONDS_UNTIL_STALLED,
        "shutdown_graceful_timeout": 10.0,
    }
