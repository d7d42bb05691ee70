"""Checks of the database: it answers, it is new enough, its tables are those of this version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import psycopg

from dateline.cli.doctor.checks import Examination, Finding, fail, ok
from dateline.cli.prepared import with_django
from dateline.ground.database import database_url

_OLDEST: Final = 15


def database_answers(examination: Examination) -> Iterator[Finding]:
    """PostgreSQL can be reached and is one that we support."""
    ours = examination.settings.database_url
    try:
        url = ours or database_url()
        with psycopg.connect(url, connect_timeout=5) as connection:
            version = connection.info.server_version // 10_000
    except Exception as error:  # noqa: BLE001 - whatever keeps it away is the finding
        yield _away(examination, error)
        return
    if version < _OLDEST:
        yield fail(
            f"PostgreSQL {version} is too old",
            f"Dateline needs PostgreSQL {_OLDEST}: upgrade it, or set DATABASE_URL to a newer one.",
        )
        return
    examination.database = url
    yield ok(f"PostgreSQL {version} answers ({'DATABASE_URL' if ours else 'embedded'})")


def _away(examination: Examination, error: Exception) -> Finding:
    reason = (str(error).strip() or type(error).__name__).splitlines()[0]
    if examination.settings.database_url:
        mend = (
            "Start it, or set DATABASE_URL to one that runs, or unset it to use the embedded one."
        )
    else:
        log = examination.settings.var / "postgres" / "log"
        mend = f"Look at the end of {log}; often the disk is full."
    return fail(f"the database does not answer: {reason}", mend)


def migrations_are_applied(examination: Examination) -> Iterator[Finding]:
    """The tables are those that this version of Dateline needs."""
    if examination.database is None:
        return
    with_django()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        yield fail(f"{len(missing)} migrations are not applied", "Run: dateline migrate")
    else:
        yield ok("all migrations are applied")
