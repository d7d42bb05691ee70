"""The row of a version from what its file says."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import orjson
from django.db import connection

from dateline.wires.arrival.arrays import array_of_texts
from dateline.wires.models import ItemVersion, RawFile
from dateline.wires.parsed import Link, Medium, ParsedItem, Stretch, Subject

_TEXTS: Final = (
    "slugline",
    "headline",
    "summary",
    "byline",
    "dateline",
    "located",
    "copyrightholder",
    "copyrightnotice",
    "usageterms",
    "ednote",
)
_JSON: Final = frozenset({"subjects", "genre", "keywords", "paragraphs", "media", "links"})
_COLUMNS: Final = (
    "id",
    "item_id",
    "raw_id",
    "content_hash",
    "format",
    "received",
    "version",
    "version_number",
    "type",
    "language",
    "language_source",
    "pubstatus",
    "signals",
    "urgency",
    *_TEXTS,
    "country",
    "firstcreated",
    "versioncreated",
    "embargoed",
    *sorted(_JSON),
    "minhash",
)
_COPY: Final = f"COPY wires_itemversion ({', '.join(_COLUMNS)}) FROM STDIN"


def version_of(item: ParsedItem, *, raw: RawFile, received: datetime) -> ItemVersion:
    """Return a version, not yet saved and without its item."""
    facts: dict[str, Any] = {name: getattr(item, name) or "" for name in _TEXTS}
    facts |= {
        "subjects": [_subject(one) for one in item.subjects],
        "genre": [_subject(one) for one in item.genre],
        "links": [_link(one) for one in item.links],
        "media": [_medium(one) for one in item.media],
        "keywords": list(item.keywords),
        "paragraphs": [
            {"kind": one.kind, "runs": [_run(run) for run in one.runs]} for one in item.paragraphs
        ],
        "version": (item.version or "")[:200],
        "type": item.type[:20],
        "language": (item.language or "")[:60],
        "pubstatus": item.pubstatus or "usable",
        "signals": list(item.signals),
        "urgency": item.urgency,
        "embargoed": item.embargoed,
    }
    return ItemVersion(
        raw=raw,
        content_hash=hashlib.sha256(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hexdigest(),
        format=raw.format,
        version_number=_number(facts["version"]),
        language_source=item.language_source or "",
        country=(item.country or "")[:2],
        firstcreated=item.firstcreated,
        versioncreated=item.versioncreated,
        received=received,
        **facts,
    )


def write_versions(versions: Sequence[ItemVersion]) -> None:
    """Insert the versions.

    COPY takes a quarter of the time of `bulk_create`, which would be the most of a batch's.
    """
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for version in versions:
            copy.write_row([_value(version, name) for name in _COLUMNS])


def _value(version: ItemVersion, name: str) -> object:
    value = getattr(version, name)
    if name in _JSON:
        return orjson.dumps(value).decode() if value else "[]"
    return array_of_texts(value) if name == "signals" else value


def _subject(one: Subject) -> dict[str, str | None]:
    return {"scheme": one.scheme, "code": one.code, "name": one.name}


def _link(one: Link) -> dict[str, str | None]:
    return {"rel": one.rel, "href": one.href, "title": one.title}


def _medium(one: Medium) -> dict[str, str | None]:
    return {
        "type": one.type,
        "href": one.href,
        "headline": one.headline,
        "caption": one.caption,
        "credit": one.credit,
    }


def _run(run: Stretch) -> dict[str, Any]:
    made: dict[str, Any] = {"text": run.text}
    if run.marks:
        made["marks"] = list(run.marks)
    if run.href:
        made["href"] = run.href
    if run.lang:
        made["lang"] = run.lang
    return made


def _number(version: str) -> int | None:
    return int(version) if version.isdecimal() and len(version) < 19 else None
