"""Waiting until a newsroom that has just begun has done what it does only then.

The pages of a sample take the worker a minute of a processor; what is measured beside that is how
a newsroom starts, not how it works.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final, LiteralString

import psycopg

from dateline.cli.run.rehearsal import Rehearsal

_PATIENCE: Final = 600.0
_TO_DO: Final[LiteralString] = """
SELECT (SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')
    AND (scheduled_at IS NULL OR scheduled_at <= now()))
    + (SELECT count(*) FROM publishing_page WHERE wanted > rendered)
"""
# One look may fall between a job and the one that it asks for.
_LOOKS: Final = 4


def wait_until_settled(newsroom: Rehearsal) -> None:
    """Return once no job waits or runs and every page is rendered.

    Raises:
        TimeoutError: that takes longer than ten minutes.
    """
    deadline = time.monotonic() + _PATIENCE
    idle = 0
    with psycopg.connect(database_of(newsroom.var), autocommit=True) as database:
        while idle < _LOOKS:
            if time.monotonic() > deadline:
                raise TimeoutError(f"The worker does not come to an end:\n{newsroom.said}")
            time.sleep(0.5)
            row = database.execute(_TO_DO).fetchone()
            idle = 0 if row is None or row[0] else idle + 1


def database_of(var: Path) -> str:
    """Return where the embedded PostgreSQL of a newsroom listens, from its `postmaster.pid`."""
    lines = (var / "postgres" / "postmaster.pid").read_text().splitlines()
    port, folder = lines[3], lines[4]
    user = os.environ.get("PGUSER", "postgres")
    return f"host={folder} port={port} user={user} dbname=dateline"
