"""What columns and rules ask an item for, as one list of words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from dateline.wires.models import Entry, ItemVersion
from dateline.wires.subjects.topics import MEDIA_TOPIC, ancestors

_LONGEST = 120


def facets_of(entry: Entry) -> list[str]:
    """Return the facets of an entry (see `Entry`), each once, in order."""
    return sorted({one[:_LONGEST] for one in _facets(entry)})


def day_of(moment: datetime) -> str:
    """Return the facet of the day (UTC) of arrival, by which a search goes back in time."""
    return f"day:{moment.astimezone(UTC):%Y-%m-%d}"


def language_facets(tag: str) -> list[str]:
    """Return the facets of a language and of the wider ones: `en` for `en-GB` too."""
    parts = tag.casefold().replace("_", "-").split("-")
    return ["language:" + "-".join(parts[:length]) for length in range(1, len(parts) + 1)]


def place_facet(name: str) -> str:
    """Return the facet of a place."""
    return f"place:{name.casefold().strip()}"


def _facets(entry: Entry) -> Iterator[str]:
    version = entry.version
    yield day_of(entry.received)
    yield f"provider:{entry.provider_id}"
    yield f"type:{entry.type}"
    if entry.language:
        yield from language_facets(entry.language)
    if entry.urgency is not None:
        yield f"urgency:{entry.urgency}"
    yield from (f"signal:{one}" for one in entry.signals)
    if entry.flash:
        yield "signal:flash"
    yield from (f"desk:{one}" for one in entry.desks)
    yield from (f"mark:{one}" for one in entry.marks)
    yield from (f"topic:{one}" for one in _topics(version))
    yield from (place_facet(one) for one in _places(version))
    if version.country:
        yield f"country:{version.country.upper()}"


def _topics(version: ItemVersion) -> Iterator[str]:
    for subject in version.subjects:
        if code := subject["code"]:
            yield f"{subject['scheme'] or ''}:{code}"
            if subject["scheme"] == MEDIA_TOPIC:
                yield from (f"{MEDIA_TOPIC}:{one}" for one in ancestors(code))


def _places(version: ItemVersion) -> Iterator[str]:
    for text in (version.located, version.dateline):
        yield from (part for part in text.split(",") if part.strip())
