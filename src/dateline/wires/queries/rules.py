"""Reads about rules."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection


def matches_by_rule(*, since: datetime) -> dict[UUID, int]:
    """Return how many of the items since a time each rule matched when they were routed."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT rule, count(*) FROM wires_entry, unnest(rules) AS rule
            WHERE received >= %s GROUP BY rule
            """,
            [since],
        )
        return dict(cursor.fetchall())
