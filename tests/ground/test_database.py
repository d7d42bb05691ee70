from __future__ import annotations

import time

import pytest

from dateline.ground.database import DatabaseAway, django_database, wait_for_database


def test_a_database_that_is_away_is_said_so_with_what_to_do() -> None:
    with pytest.raises(DatabaseAway, match="DATABASE_URL") as away:
        wait_for_database("postgresql://nobody:secret@127.0.0.1:1/nowhere", seconds=0)
    assert "127.0.0.1" in str(away.value)
    assert "secret" not in str(away.value)


def test_waiting_ends_when_its_time_is_over() -> None:
    start = time.monotonic()
    with pytest.raises(DatabaseAway):
        wait_for_database("postgresql://127.0.0.1:1/nowhere", seconds=0.5)
    assert time.monotonic() - start >= 0.5


def test_an_address_becomes_djangos_settings() -> None:
    database = django_database("postgresql://ada:pw@db.example.org:6432/news?sslmode=require")
    assert (database["NAME"], database["USER"], database["PASSWORD"]) == ("news", "ada", "pw")
    assert (database["HOST"], database["PORT"]) == ("db.example.org", "6432")
    assert database["OPTIONS"] == {"sslmode": "require"}
