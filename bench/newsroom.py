"""An empty newsroom for a bench that needs the database."""

from __future__ import annotations

from dateline.cli.migrate import bring_up_to_date
from dateline.cli.prepared import with_django


def open_newsroom() -> None:
    """Make Django ready on a fresh embedded database with all tables and the language services.

    Call it before anything that imports models.
    """
    with_django()
    bring_up_to_date()
