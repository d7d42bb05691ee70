"""The ledger as readers get it: lines of JSON, a hundred to a file."""

from __future__ import annotations

from typing import Any, Final

import orjson
from django.db.models import QuerySet

from dateline.publishing.models import Publication

ENTRIES_A_FILE: Final = 100


def part_of(number: int) -> int:
    """Return the number of the file that holds an entry; both count from 1."""
    return (number - 1) // ENTRIES_A_FILE + 1


def line(publication: Publication) -> bytes:
    """Return an entry as one line: the entry exactly as it was signed, hash, signature, key."""
    return orjson.dumps(seal(publication)) + b"\n"


def seal(publication: Publication) -> dict[str, Any]:
    """Return an entry with what proves it."""
    return {
        "entry": publication.entry,
        "sha256": publication.sha256,
        "signature": bytes(publication.signature).hex(),
        "key": bytes(publication.key).hex(),
    }


def _entries() -> QuerySet[Publication]:
    # Without what was published, which is far longer.
    return Publication.objects.only("number", "entry", "sha256", "signature", "key")


def part(number: int) -> bytes:
    """Return a file of the ledger; empty when there are no such entries."""
    first = (number - 1) * ENTRIES_A_FILE + 1
    rows = _entries().filter(number__range=(first, first + ENTRIES_A_FILE - 1))
    return b"".join(line(row) for row in rows.order_by("number"))


def head() -> bytes:
    """Return the newest entry and how many files there are, as JSON."""
    last = _entries().order_by("-number").first()
    if last is None:
        return orjson.dumps({"entries": 0, "files": 0})
    facts = {"entries": last.number, "files": part_of(last.number), **seal(last)}
    return orjson.dumps(facts)
