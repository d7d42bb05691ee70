"""What columns and rules ask an item for, as one list of words."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.wires.models import Entry, ItemVersion

_LONGEST = 120


def facets_of(entry: Entry) -> list[str]:
    """Return the facets of an entry (see `Entry`), each once, in order."""
    return sorted({one[:_LONGEST] for one in _facets(entry)})


def _facets(entry: Entry) -> Iterator[str]:
    version = entry.version
    yield from (f"signal:{one}" for one in entry.signals)
    if entry.flash:
        yield "signal:flash"
    yield from (f"desk:{one}" for one in entry.desks)
    yield from (f"mark:{one}" for one in entry.marks)
    yield from (f"topic:{one}" for one in _topics(version))
    yield from (f"place:{one.casefold().strip()}" for one in _places(version))
    if version.country:
        yield f"country:{version.country}"


def _topics(version: ItemVersion) -> Iterator[str]:
    for subject in version.subjects:
        if subject["code"]:
            yield f"{subject['scheme'] or ''}:{subject['code']}"


def _places(version: ItemVersion) -> Iterator[str]:
    for text in (version.located, version.dateline):
        yield from (part for part in text.split(",") if part.strip())
