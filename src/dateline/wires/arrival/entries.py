"""Entries, made from versions and written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection

from dateline.wires.arrival.facets import facets_of
from dateline.wires.arrival.words import vectors_of
from dateline.wires.models import Entry, ItemVersion

_COLUMNS: Final = (
    "item_id",
    "version_id",
    "provider_id",
    "received",
    "type",
    "language",
    "urgency",
    "signals",
    "embargoed",
    "held",
    "flash",
    "muted",
    "desks",
    "marks",
    "rules",
    "facets",
    "slug_key",
    "number_key",
    "group",
)
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
_NAMES: Final = ", ".join(f'"{name}"' for name in _COLUMNS)
_PLACES: Final = ", ".join(["%s"] * len(_COLUMNS))
_CHANGES: Final = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in _COLUMNS[1:])
# Put together of constants only.
_WRITE: Final = f"""
    INSERT INTO wires_entry ({_NAMES}, search) VALUES ({_PLACES}, %s::tsvector)
    ON CONFLICT (item_id) DO UPDATE SET {_CHANGES}, search = EXCLUDED.search
"""  # noqa: S608
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


def write_entries(entries: Sequence[Entry]) -> None:
    """Write the entries of new versions, with what search finds them by."""
    vectors = vectors_of([entry.version for entry in entries])
    rows = [_row(entry, vector) for entry, vector in zip(entries, vectors, strict=True)]
    with connection.cursor() as cursor:
        cursor.executemany(_WRITE, rows)


def change_entries(entries: Sequence[Entry]) -> None:
    """Write what stages changed of the entries of other items."""
    for entry in entries:
        entry.facets = facets_of(entry)
    rows = [[*(getattr(entry, name) for name in _STANDING), entry.pk] for entry in entries]
    with connection.cursor() as cursor:
        cursor.executemany(_CHANGE, rows)


def _row(entry: Entry, vector: str) -> list[Any]:
    entry.facets = facets_of(entry)
    return [*(getattr(entry, name) for name in _COLUMNS), vector]
