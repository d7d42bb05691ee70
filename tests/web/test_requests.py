"""Requests take turns with a few connections to the database, by a real web process."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection

import psycopg
import pytest
from django.db import connections
from tests.web.web_process import Web, database_of_test, signed_in

from dateline.accounts import actions as accounts
from dateline.accounts.models import Role, User
from dateline.ground.events import Event, latest_cursor, publish
from dateline.languages.actions import load_services
from dateline.web.requests import MOST

pytestmark = pytest.mark.django_db(transaction=True)

_PATIENCE = 120.0
_GO_AWAY = 60


@dataclass(frozen=True)
class _Happened(Event):
    kind = "tests.happened"


@pytest.fixture
def someone() -> User:
    load_services(by=None)
    user = accounts.create_user(email="one@example.org", name="One", password=None, by=None)
    accounts.give_role(user=user, role=Role.REPORTER, service="en", by=None)
    return user


@pytest.fixture
def web(transactional_db: None) -> Iterator[Web]:
    web = Web()
    web.start()
    try:
        web.wait()
        yield web
    finally:
        web.kill()
        connections.close_all()


@pytest.fixture
def looker(transactional_db: None) -> Iterator[Looker]:
    with psycopg.connect(database_of_test(), autocommit=True) as connection:
        yield Looker(connection)


class Looker:
    """Tells what other connections to the test's database do, but those that were there first."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection
        self._before = [pid for (pid,) in connection.execute(self._ASKED, [[]]).fetchall()]

    _ASKED = """
        SELECT pid FROM pg_stat_activity WHERE datname = current_database()
        AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND pid <> ALL(%s)
    """

    def opened(self, *, that: str = "true") -> set[int]:
        """The processes of PostgreSQL that serve connections opened since."""
        asked = f"{self._ASKED} AND {that}"
        return {pid for (pid,) in self._connection.execute(asked, [self._before]).fetchall()}  # type: ignore[call-overload]

    def end_all(self) -> None:
        """Break those connections, as a server does that is started again."""
        ended = "SELECT pg_terminate_backend(pid) FROM unnest(%s::int[]) pid"
        self._connection.execute(ended, [[*self.opened()]])

    def wait_for(self, count: int, *, that: str) -> None:
        deadline = time.monotonic() + _PATIENCE
        while len(self.opened(that=that)) != count:
            assert time.monotonic() < deadline, f"there are never {count} that {that}"
            time.sleep(0.05)


def _asked(web: Web, path: str, session: str) -> socket.socket:
    """Ask for a page and read nothing of it."""
    asking = socket.create_connection(("127.0.0.1", web.port))
    lines = (f"GET {path} HTTP/1.1", "Host: localhost", f"Cookie: dateline_session={session}")
    asking.sendall("\r\n".join((*lines, "", "")).encode())
    return asking


def _stream(web: Web, session: str) -> socket.socket:
    """Open a live stream, and return once it has begun."""
    stream = _asked(web, f"/newsroom/live/wires/?cursor={latest_cursor()}", session)
    _read_until(stream, b"retry: ")
    return stream


def _read_until(stream: socket.socket, wanted: bytes) -> None:
    read = b""
    while wanted not in read:
        piece = stream.recv(4096)
        assert piece, f"the stream ended: {read!r}"
        read += piece


def _status(web: Web, path: str, session: str) -> int:
    with closing(HTTPConnection("127.0.0.1", web.port, timeout=_PATIENCE)) as client:
        client.request("GET", path, headers={"Cookie": f"dateline_session={session}"})
        answer = client.getresponse()
        answer.read()
        return answer.status


def test_browsers_that_go_away_in_the_middle_leave_no_connection_behind(
    looker: Looker, web: Web, someone: User
) -> None:
    session = signed_in(someone)
    with psycopg.connect(database_of_test()) as locking:
        locking.execute("LOCK TABLE wires_column")
        asking = [_asked(web, "/newsroom/wires/", session) for _ in range(_GO_AWAY)]
        looker.wait_for(MOST, that="wait_event_type = 'Lock'")
        for one in asking:
            one.close()
    # Others leave before the first byte, at any moment of the work.
    for number in range(_GO_AWAY):
        with _asked(web, "/newsroom/wires/", session):
            time.sleep(number / 1000)
    assert _status(web, "/newsroom/wires/", session) == 200
    assert 1 <= len(looker.opened()) <= MOST
    looker.wait_for(0, that="state <> 'idle'")


def test_streams_that_come_and_go_leave_no_connection_behind(
    looker: Looker, web: Web, someone: User
) -> None:
    session = signed_in(someone)
    for _ in range(MOST + 5):
        # What is read for all begins with the first stream and goes on for the second.
        first, second = _stream(web, session), _stream(web, session)
        first.close()
        for _ in range(3):
            publish(_Happened())
            _read_until(second, b"event: cursor")
        second.close()
        looker.wait_for(0, that="query LIKE 'LISTEN%%'")
    assert _status(web, "/newsroom/wires/", session) == 200
    # Besides the pool: what listens for all, and what reads for all.
    assert len(looker.opened()) < MOST


def test_a_stream_that_stays_open_keeps_no_connection_of_the_pool(
    looker: Looker, web: Web, someone: User
) -> None:
    session = signed_in(someone)
    streams = [_stream(web, session) for _ in range(MOST + 1)]
    assert _status(web, "/newsroom/wires/", session) == 200
    for one in streams:
        one.close()


def test_a_page_uses_the_connection_that_pages_before_it_used(
    looker: Looker, web: Web, someone: User
) -> None:
    session = signed_in(someone)
    assert _status(web, "/newsroom/wires/", session) == 200
    first = looker.opened()
    for _ in range(5):
        assert _status(web, "/newsroom/wires/", session) == 200
    assert looker.opened() == first


def test_a_page_is_answered_after_the_database_broke_all_connections(
    looker: Looker, web: Web, someone: User
) -> None:
    session = signed_in(someone)
    assert _status(web, "/newsroom/wires/", session) == 200
    looker.end_all()
    assert _status(web, "/newsroom/wires/", session) == 200
