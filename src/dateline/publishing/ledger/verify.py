"""Looking for what is missing, altered or forged in the chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from dateline.ground import signing
from dateline.publishing.canonical import sha256_hex
from dateline.publishing.ledger.lines import part_of, seal
from dateline.publishing.models import Publication


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and at which entry (0: with the ledger as a whole)."""

    number: int
    message: str

    def __str__(self) -> str:
        return f"entry {self.number}: {self.message}" if self.number else self.message


def verify_lines(lines: Iterable[dict[str, Any]], *, key: bytes) -> Iterator[Fault]:
    """Yield the faults of a chain that is to begin with entry 1 and to be signed by `key`."""
    number, previous = 0, ""
    for sealed in lines:
        number += 1
        try:
            data = str(sealed["entry"]).encode()
            entry = orjson.loads(data)
            yield from _faults(sealed, data, entry, number, previous, key)
            previous, number = sha256_hex(data), int(entry["number"])
        except (KeyError, TypeError, ValueError) as error:
            yield Fault(number, f"it cannot be read: {error!r}")


def _faults(
    sealed: dict[str, Any],
    data: bytes,
    entry: dict[str, Any],
    number: int,
    previous: str,
    key: bytes,
) -> Iterator[Fault]:
    if entry["number"] != number:
        yield Fault(number, f"it is missing: entry {entry['number']} stands in its place")
    elif entry["previous"] != previous:
        yield Fault(number, "it does not follow from the entry before")
    if sealed["sha256"] != sha256_hex(data):
        yield Fault(entry["number"], "its hash is another than the one it is listed with")
    if not signing.verify(data, signature=bytes.fromhex(sealed["signature"]), key=key):
        yield Fault(entry["number"], "its signature was not made by the key of this ledger")


def verify_files(folder: Path, *, key: bytes) -> Iterator[Fault]:
    """Yield the faults of a ledger in files (`head.json`, `1.jsonl`, …)."""
    try:
        head = orjson.loads((folder / "head.json").read_bytes())
    except (OSError, ValueError) as error:
        yield Fault(0, f"head.json cannot be read: {error}")
        return
    sealed: list[dict[str, Any]] = []
    for part in range(1, part_of(int(head["entries"])) + 1 if head["entries"] else 1):
        try:
            text = (folder / f"{part}.jsonl").read_bytes()
            sealed += [orjson.loads(line) for line in text.splitlines()]
        except (OSError, ValueError) as error:
            yield Fault(0, f"{part}.jsonl cannot be read: {error}")
    yield from verify_lines(sealed, key=key)
    if len(sealed) < int(head["entries"]):
        yield Fault(0, f"the head tells of {head['entries']} entries, the files of {len(sealed)}")


def verify_database(*, key: bytes) -> Iterator[Fault]:
    """Yield the faults of the chain in the database, and of the content that it answers for."""
    rows = Publication.objects.order_by("number")
    yield from verify_lines((seal(row) for row in rows.iterator(chunk_size=500)), key=key)
    for row in rows.iterator(chunk_size=500):
        if sha256_hex(row.content.encode()) != orjson.loads(row.entry)["content"]:
            yield Fault(row.number, "its content is another than the one that was published")
