"""Bad input, as the design lists it, for every format: it is said or read, and the next comes in.

One table: what is done to a file of each family of formats, and what must come of it. Bytes that
may be kept are in the store, whatever is wrong with them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Final

import pytest
from bench.samples import SAMPLES

from dateline.ground.richtext import plain
from dateline.wires.actions import receive_wire
from dateline.wires.errors import TooLarge
from dateline.wires.models import Item, RawFile
from dateline.wires.store import wire_store

pytestmark = pytest.mark.django_db

XML: Final = ("newsml-g2", "newsml-1", "nitf", "rss", "atom")
JSON: Final = ("ninjs", "jsonfeed", "ap-media-api")
TELETYPE: Final = ("anpa-1312", "iptc-7901")
FAMILIES: Final = {
    **dict.fromkeys(XML, "xml"),
    **dict.fromkeys(JSON, "json"),
    **dict.fromkeys(TELETYPE, "teletype"),
    "email": "email",
}
READ: Final = "read"
BOMB: Final = (
    b'<!DOCTYPE a [<!ENTITY b "aaaaaaaaaa"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
THIEF: Final = b'<!DOCTYPE a [<!ENTITY d SYSTEM "file:///etc/hostname">]>'
SCRIPT: Final = (
    "<script>steal()</script><a href='javascript:steal()' onclick='steal()'>Harbour</a>"
    "<img src='https://pix.example/1.jpg' onerror='steal()'>"
)

Fault = Callable[[str, bytes], bytes]


def _said(data: bytes, words: bytes) -> bytes:
    """The sample with other words in a place where it tells of the harbour."""
    return (
        data.replace(b"Harbour", words, 1)
        if b"Harbour opens" not in data
        else data.replace(b"Harbour opens", words, 1)
    )


def _declaring(doctype: bytes) -> Fault:
    """Entities are declared before an XML root; elsewhere the same bytes are words like others."""

    def make(family: str, data: bytes) -> bytes:
        if family == "xml":
            body = data.partition(b"?>")[2] if data.startswith(b"<?xml") else data
            return doctype + _said(body, b"&d;")
        words = doctype + b" &d;"
        return _said(data, json.dumps(words.decode())[1:-1].encode() if family == "json" else words)

    return make


def _deep(family: str, data: bytes) -> bytes:
    if family == "xml":
        return data[: data.rindex(b"</")] + b"<p>" * 200_000
    if family == "json":
        return data[:-1] + b',"deep":' + b"[" * 100_000
    if family == "email":
        boundary = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
        return b"From: a@wire.example\nTo: b@paper.example\n" + b"".join(
            boundary % (number, number) for number in range(300)
        )
    return _said(data, b"(" * 50_000)


def _stray(family: str, data: bytes) -> bytes:
    """A byte of Windows-1252 in a file that is or claims to be UTF-8."""
    return _said(data, b"Caf\xe9 opens")


def _cut(family: str, data: bytes) -> bytes:
    return data[: len(data) // 2]


def _rubbish(family: str, data: bytes) -> bytes:
    return data[:60] + random.Random(7).randbytes(4_000)


def _scripted(family: str, data: bytes) -> bytes:
    if family == "xml" and b"&lt;" not in data:
        return _said(data, SCRIPT.encode().replace(b"<", b"&lt;"))
    return _said(data, json.dumps(SCRIPT)[1:-1].encode() if family == "json" else SCRIPT.encode())


def _foreign(family: str, data: bytes) -> bytes:
    return {
        "xml": b"<invoice><headline>Harbour opens</headline></invoice>",
        "json": b'{"some": "object", "of": ["another", "program"]}',
        "teletype": b"\x01no header of any wire\r\n\x02Harbour opens\x03",
        "email": b"Dear desk,\nthe harbour opens.\n",
    }[family]


def _always(*codes: str) -> dict[str, set[str]]:
    return {family: set(codes) for family in FAMILIES.values()}


ENTITIES: Final = {"xml": {"entities-declared"}}
BROKEN: Final = {"malformed", "too-deep"}
# What is done, and for each family the codes that may come of it; `read` where none is named.
FAULTS: Final[dict[str, tuple[Fault, dict[str, set[str]]]]] = {
    "a bomb of entities": (_declaring(BOMB), ENTITIES),
    "an external entity": (_declaring(THIEF), ENTITIES),
    "nesting without end": (_deep, {"xml": BROKEN, "json": BROKEN, "email": {"too-deep"}}),
    "another encoding": (_stray, {}),
    "cut off": (_cut, {"xml": {"malformed"}, "json": {"malformed"}}),
    "empty": (lambda family, data: b"", _always("empty")),
    "white space": (lambda family, data: b" \r\n" * 9, _always("empty")),
    "binary rubbish": (
        _rubbish,
        _always(READ, "malformed", "unknown-format", "entities-declared"),
    ),
    "scripts and handlers": (_scripted, {}),
    "another root": (_foreign, _always("unknown-format")),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_bad_input_is_said_or_read_and_the_next_file_comes_in(kind: str, fault: str) -> None:
    make, outcomes = FAULTS[fault]
    family = FAMILIES[kind]
    data = make(family, SAMPLES[kind])
    raw, versions = receive_wire(data=data, name="a", by=None)

    assert wire_store().get(raw.sha256) == data
    outcome = READ if raw.state == RawFile.State.PARSED else raw.error_code
    assert outcome in outcomes.get(family, {READ}), raw.error_message
    if outcome == READ:
        assert versions
        _holds_nothing_that_acts(versions[0].item.guid)
    else:
        assert raw.error_message
        assert raw.error_place or outcome in {"entities-declared", "too-deep"}
    _next_comes_in(kind)


def _holds_nothing_that_acts(guid: str) -> None:
    for item in Item.objects.filter(guid=guid):
        current = item.current
        assert current is not None
        runs = [run for paragraph in current.paragraphs for run in paragraph["runs"]]
        assert all("javascript:" not in (run.get("href") or "") for run in runs)


def _next_comes_in(kind: str) -> None:
    data = SAMPLES[kind].replace(b"twelve", b"thirteen").replace(b"noon", b"dusk")
    raw, versions = receive_wire(data=data, name="b", by=None)
    assert (raw.state, raw.format, len(versions)) == (RawFile.State.PARSED, kind, 1)
    text = [plain(versions[0].paragraph(number)) for number in (1, 2)]
    assert any("dusk" in one for one in text)


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_a_file_that_is_too_large_is_said_before_anything_is_done_with_it(
    kind: str, settings_of: Callable[..., None]
) -> None:
    settings_of(max_wire_bytes=len(SAMPLES[kind]) + 200)
    with pytest.raises(TooLarge, match="at most"):
        receive_wire(data=SAMPLES[kind] + b" " * 1_000, name="a", by=None)
    assert not RawFile.objects.exists()
    _next_comes_in(kind)


@pytest.mark.parametrize("kind", [*XML, *JSON])
def test_where_a_file_breaks_is_told_by_line_and_column(kind: str) -> None:
    raw, _ = receive_wire(data=SAMPLES[kind][:-30], name="a", by=None)
    assert raw.error_code == "malformed"
    assert raw.error_place.startswith("line ")
    assert "column " in raw.error_place
