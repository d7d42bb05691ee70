"""What is too large, too slow or one too many, as the server's own protocol (ASGI) has it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Any

import pytest

from dateline.ground.settings import get_settings
from dateline.web.push import bounds
from dateline.web.push.bounds import Bounded


class Asked:
    """One request to a bounded application that reads the whole body, as Django does."""

    def __init__(self, *pieces: bytes, length: int | None = None, ends: bool = True) -> None:
        self.pieces = pieces
        self.headers = [] if length is None else [(b"content-length", str(length).encode())]
        self.ends = ends
        self.sent: list[Any] = []
        self.read: bytes | None = None
        self.taken = 0
        self.began = asyncio.Event()

    async def __call__(self, bounded: Bounded) -> None:
        pieces = self._messages()

        async def receive() -> Any:
            for message in pieces:
                self.taken += 1
                self.began.set()
                return message
            return await asyncio.Event().wait()

        async def send(message: Any) -> None:
            self.sent.append(message)

        await bounded({"type": "http", "headers": self.headers, "asked": self}, receive, send)

    def _messages(self) -> Iterable[dict[str, Any]]:
        for number, piece in enumerate(self.pieces, 1):
            more = number < len(self.pieces) or not self.ends
            yield {"type": "http.request", "body": piece, "more_body": more}

    @property
    def status(self) -> int:
        (start,) = [one for one in self.sent if one["type"] == "http.response.start"]
        return int(start["status"])

    @property
    def code(self) -> str:
        return str(json.loads(self.sent[-1]["body"])["error"]["code"])


async def _whole(scope: Any, receive: Any, send: Any) -> None:
    read = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        read += message["body"]
        if not message["more_body"]:
            break
    scope["asked"].read = read
    await send({"type": "http.response.start", "status": 202, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@pytest.fixture(autouse=True)
def _at_most_ten_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    small = get_settings().model_copy(update={"max_wire_bytes": 10})
    monkeypatch.setattr(bounds, "get_settings", lambda: small)


def _ask(asked: Asked) -> Asked:
    asyncio.run(asked(Bounded(_whole)))
    return asked


def test_what_is_within_bounds_is_passed_on_as_it_is() -> None:
    asked = _ask(Asked(b"01234", b"56789", length=10))
    assert (asked.status, asked.read) == (202, b"0123456789")


def test_what_says_that_it_is_too_large_is_refused_before_it_is_read() -> None:
    asked = _ask(Asked(b"01234", b"567890", length=11))
    assert (asked.status, asked.code, asked.taken) == (413, "too-large", 0)


@pytest.mark.parametrize("length", [None, 3])
def test_what_turns_out_to_be_too_large_is_cut_off(length: int | None) -> None:
    asked = _ask(Asked(b"01234", b"567890", b"never read", length=length))
    assert (asked.status, asked.code, asked.taken) == (413, "too-large", 2)
    assert asked.read is None


def test_what_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SECONDS_TO_SEND", 0.01)
    asked = _ask(Asked(b"0", ends=False))
    assert (asked.status, asked.code) == (408, "too-slow")


def test_one_too_many_is_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_AT_ONCE", 1)
    slow, second, third = Asked(b"0", ends=False), Asked(b"1"), Asked(b"2")

    async def all_of_them() -> None:
        bounded = Bounded(_whole)
        first = asyncio.create_task(slow(bounded))
        await slow.began.wait()
        await second(bounded)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        await third(bounded)

    asyncio.run(all_of_them())
    assert (second.status, second.code, third.status) == (503, "too-many", 202)
    assert (b"retry-after", b"1") in second.sent[0]["headers"]
