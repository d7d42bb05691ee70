from __future__ import annotations

import pytest
from django.db import connection

from dateline.languages.search import search_configuration
from dateline.languages.services import known_services


@pytest.mark.django_db
def test_postgresql_has_the_configuration_of_every_service() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cfgname FROM pg_ts_config")
        here = {row[0] for row in cursor.fetchall()}
    assert {search_configuration(s.language_tag) for s in known_services().values()} <= here


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-GB", "english"),
        ("pt-BR", "portuguese"),
        ("sr-Cyrl", "serbian"),
        ("fa", "simple"),
        ("zh-Hans", "simple"),
        ("", "simple"),
    ],
)
def test_configurations(tag: str, expected: str) -> None:
    assert search_configuration(tag) == expected
