"""What is too large, too slow or one too many, as the server's own protocol (ASGI) has it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from dateline.ground.settings import get_settings
from dateline.web import bounds
from dateline.web.bounds import FORMS, PUSHED, Bounded, Bounds


class Asked:
    """One request to a bounded application that reads the whole body, as Django does."""

    def __init__(
        self, *pieces: bytes, length: int | None = None, ends: bool = True, path: str = "/"
    ) -> None:
        self.pieces, self.path = pieces, path
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

        scope = {"type": "http", "path": self.path, "headers": self.headers, "asked": self}
        await bounded(scope, receive, send)

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
    small = get_settings().model_copy(update={"max_wire_bytes": 10, "max_picture_bytes": 10})
    monkeypatch.setattr(bounds, "get_settings", lambda: small)


def _ask(asked: Asked, bounds_of: Bounds = PUSHED) -> Asked:
    asyncio.run(asked(Bounded(_whole, bounds_of)))
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


def test_what_does_not_end_is_given_up() -> None:
    asked = _ask(Asked(b"0", ends=False), replace(PUSHED, seconds=0.01))
    assert (asked.status, asked.code) == (408, "too-slow")


def test_one_too_many_is_asked_to_come_again() -> None:
    slow, second, third = Asked(b"0", ends=False), Asked(b"1"), Asked(b"2")

    async def all_of_them() -> None:
        bounded = Bounded(_whole, replace(PUSHED, at_once=1))
        first = asyncio.create_task(slow(bounded))
        await slow.began.wait()
        await second(bounded)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        await third(bounded)

    asyncio.run(all_of_them())
    assert (second.status, second.code, third.status) == (503, "too-many", 202)
    assert (b"retry-after", b"1") in second.sent[0]["headers"]


@pytest.fixture
def _forms_of_ten_bytes(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    monkeypatch.setattr(bounds, "_AROUND", 5)


@pytest.mark.usefixtures("_forms_of_ten_bytes")
@pytest.mark.parametrize("length", [None, 11])
def test_a_program_is_told_of_a_body_that_is_too_large_as_a_problem(length: int | None) -> None:
    asked = _ask(Asked(b"0123456789", b"0", length=length, path="/api/v1/stories"), FORMS)
    problem = json.loads(asked.sent[-1]["body"])
    assert (asked.status, problem["type"]) == (413, "urn:dateline:problem:too-large")
    assert "At most 10 bytes" in problem["detail"]
    assert (b"content-type", b"application/problem+json") in asked.sent[0]["headers"]


@pytest.mark.usefixtures("_forms_of_ten_bytes")
def test_a_person_is_told_of_it_in_a_sentence() -> None:
    asked = _ask(Asked(b"0123456789", b"0", path="/newsroom/stories/"), FORMS)
    assert asked.status == 413
    assert asked.sent[-1]["body"].startswith(b"At most 10 bytes are taken")


@pytest.mark.usefixtures("_forms_of_ten_bytes")
@pytest.mark.parametrize("path", ["/newsroom/pictures/add/", "/api/v1/pictures"])
def test_a_picture_may_be_larger_than_a_form(path: str) -> None:
    assert _ask(Asked(b"0123456789", b"01234", path=path), FORMS).status == 202
    assert _ask(Asked(b"0123456789", b"012345", path=path), FORMS).status == 413


def test_however_many_forms_come_at_once_are_passed_on() -> None:
    assert FORMS.at_once is None
    assert _ask(Asked(b"", path="/newsroom/"), FORMS).status == 202
