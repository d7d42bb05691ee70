"""Errors that a person can mend, as sentences and an exit status."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """What is said, and the exit status of the command."""

    sentence: str
    status: int


class Refusal(Exception):
    """A command cannot do what it was asked; the message says why and what to do."""


def sentence_of(error: BaseException) -> Told | None:
    """Return what to say of an error, or None if it is a fault of the program."""
    # Imported late: most commands never come here, and `--help` must be fast.
    from dateline.ground.settings import SettingsError

    if isinstance(error, SettingsError):
        return Told(str(error), 2)
    if isinstance(error, Refusal):
        return Told(str(error), 1)
    return _of_database(error)


def _of_database(error: BaseException) -> Told | None:
    from django.db import OperationalError as DjangoOperationalError
    from psycopg import OperationalError

    from dateline.ground.database import DatabaseAway

    if isinstance(error, DatabaseAway):
        return Told(str(error), 1)
    if isinstance(error, OperationalError | DjangoOperationalError):
        return Told(
            f"The database does not do its work: {_first_line(error)}. "
            "`dateline doctor` says what to mend.",
            1,
        )
    return None


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
