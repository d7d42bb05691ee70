"""Entries, made from versions and written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection

from dateline.wires.arrival.arrays import array_of_texts
from dateline.wires.arrival.facets import facets_of
from dateline.wires.arrival.words import vectors_of
from dateline.wires.models import Entry, ItemVersion

# Columns with their types; a list travels as the text of an array.
_TYPES: Final = {
    "item_id": "uuid",
    "version_id": "uuid",
    "provider_id": "text",
    "received": "timestamptz",
    "type": "text",
    "language": "text",
    "urgency": "smallint",
    "signals": "text",
    "embargoed": "timestamptz",
    "held": "text",
    "flash": "boolean",
    "muted": "boolean",
    "desks": "text",
    "marks": "text",
    "rules": "text",
    "facets": "text",
    "slug_key": "text",
    "number_key": "text",
    "group": "uuid",
    "search": "text",
}
_CASTS: Final = {
    "signals": "varchar[]",
    "desks": "varchar[]",
    "marks": "varchar[]",
    "rules": "uuid[]",
    "facets": "text[]",
    "search": "tsvector",
}
# New entries: an array travels as PostgreSQL writes it, too.
_COPY: Final = "COPY wires_entry ({}) FROM STDIN".format(", ".join(f'"{name}"' for name in _TYPES))
# What a stage may change of an item without a new version of it.
_STANDING: Final = (
    "signals",
    "embargoed",
    "held",
    "flash",
    "muted",
    "desks",
    "marks",
    "rules",
    "facets",
)


def _statement() -> str:
    names = ", ".join(f'"{name}"' for name in _TYPES)
    given = ", ".join(f"%s::{kind}[]" for kind in _TYPES.values())
    values = ", ".join(
        f'made."{name}"::{_CASTS[name]}' if name in _CASTS else f'made."{name}"' for name in _TYPES
    )
    changes = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in _TYPES if name != "item_id")
    return (
        f"INSERT INTO wires_entry ({names}) SELECT {values}"  # noqa: S608  (constants only)
        f" FROM unnest({given}) AS made ({names}) ON CONFLICT (item_id) DO UPDATE SET {changes}"
    )


_WRITE: Final = _statement()
_CHANGE: Final = (
    f"UPDATE wires_entry SET {', '.join(f'{name} = %s' for name in _STANDING)} WHERE item_id = %s"  # noqa: S608
)


def entry_of(version: ItemVersion, provider: str) -> Entry:
    """Return the entry of an item whose newest version this is, before any stage."""
    return Entry(
        item_id=version.item_id,
        version=version,
        provider_id=provider,
        received=version.received,
        type=version.type,
        language=version.language,
        urgency=version.urgency,
        signals=list(version.signals),
        embargoed=version.embargoed,
        group=version.item_id,
    )


def write_entries(new: Sequence[Entry], changed: Sequence[Entry]) -> None:
    """Write the entries of new versions, each of another item, with what search finds them by.

    Args:
        new: of items that were made in this transaction. They are copied, and the words of one are
            gathered while PostgreSQL writes the one before.
        changed: of items that were here before.
    """
    if new:
        vectors = vectors_of([entry.version for entry in new])
        with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
            for entry, vector in zip(new, vectors, strict=True):
                copy.write_row(_row(entry, vector))
    if changed:
        vectors = vectors_of([entry.version for entry in changed])
        rows = [_row(entry, vector) for entry, vector in zip(changed, vectors, strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(_WRITE, list(map(array_of_texts, zip(*rows, strict=True))))


def change_entries(entries: Sequence[Entry]) -> None:
    """Write what stages changed of the entries of other items."""
    for entry in entries:
        entry.facets = facets_of(entry)
    rows = [[*(getattr(entry, name) for name in _STANDING), entry.pk] for entry in entries]
    with connection.cursor() as cursor:
        cursor.executemany(_CHANGE, rows)


def _row(entry: Entry, vector: str) -> list[Any]:
    entry.facets = facets_of(entry)
    values = [getattr(entry, name) for name in _TYPES if name != "search"]
    return [*(array_of_texts(one) if isinstance(one, list) else one for one in values), vector]
