"""Processes of their own on the database of the test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from psycopg.conninfo import conninfo_to_dict


def _database_url() -> str:
    facts = connection.get_connection_params()
    named = {key: facts.get(key) for key in ("host", "port", "user", "password", "dbname")}
    url = "postgresql:///?" + "&".join(f"{key}={value}" for key, value in named.items() if value)
    assert conninfo_to_dict(url)["dbname"] == facts["dbname"]
    return url


@pytest.fixture
def start_python(transactional_db: None) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """A function that starts Python on a text, with variables; killed at the end of the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start(text: str, **variables: str) -> subprocess.Popen[bytes]:
        environment = os.environ | variables | {"DATABASE_URL": _database_url()}
        started.append(subprocess.Popen([sys.executable, "-c", text], env=environment))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
