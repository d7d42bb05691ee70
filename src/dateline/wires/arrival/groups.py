"""Items of one event: what came in the last three days with a text that is alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain
from typing import Final
from uuid import UUID

from django.db import connection
from django.utils import timezone

from dateline.wires.arrival.arrays import (
    array_of_bytes,
    array_of_numbers,
    array_of_texts,
    arrays_of,
)
from dateline.wires.arrival.batch import Arrival, Batch
from dateline.wires.arrival.words import text_of
from dateline.wires.likeness import (
    bands_of,
    least_likeness,
    names_of,
    similarity,
)

WINDOW: Final = timedelta(hours=72)
_CANDIDATES: Final = 40
_FORGOTTEN_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class _Near:
    """An item that may be alike: its signature, the names above its text, agency and group."""

    signature: bytes
    names: bytes
    provider: str
    group: UUID


@dataclass(slots=True)
class _Signed:
    """The newest version of an item, with the signature of its text and the names above it."""

    arrival: Arrival
    signature: bytes
    names: bytes
    bands: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.bands = bands_of(self.signature)

    @property
    def item(self) -> UUID:
        """The item's id."""
        return self.arrival.item


@dataclass(slots=True)
class _Known:
    """What may be alike: signatures with the groups of their items.

    `shared` are the bands that several items of the batch have: by these alone they may be alike.
    """

    found: dict[UUID, list[_Near]]
    shared: set[int]
    by_band: defaultdict[int, dict[bytes, _Near]] = field(default_factory=lambda: defaultdict(dict))


def join_groups(batch: Batch) -> None:
    """Put each new item into the group of the item that is most alike; others begin their own.

    Effects: the groups of the entries; likenesses, of which those older than the window are
    forgotten. An item keeps its group whatever its later versions say.
    """
    newest = batch.newest
    signed = [
        _Signed(one, bytes(made), names_of(one.version.headline, _compared(one)))
        for one in newest
        if (made := one.version.minhash)
    ]
    standing = _standing_groups([one for one in newest if not one.is_new_item])
    found = _candidates([one for one in signed if one.item not in standing])
    known = _Known(found, _shared_bands(signed))
    for arrival in newest:
        arrival.entry.group = standing.get(arrival.item, arrival.item)
    for one in signed:
        if one.item not in standing:
            one.arrival.entry.group = _group(one, known)
        _remember(one, known)
    _write(signed)


def _compared(arrival: Arrival) -> str:
    version = arrival.version
    return text_of(version) or f"{version.headline} {version.summary}"


def _standing_groups(arrivals: Sequence[Arrival]) -> dict[UUID, UUID]:
    if not arrivals:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT item_id, "group" FROM wires_entry WHERE item_id = ANY(%s)',
            [[one.item for one in arrivals]],
        )
        return dict(cursor.fetchall())


def _candidates(signed: Sequence[_Signed]) -> dict[UUID, list[_Near]]:
    """Return for each item those whose signatures share a band with its own, the latest first."""
    found: dict[UUID, list[_Near]] = defaultdict(list)
    if not signed:
        return found
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT wanted.item, near.minhash, near.names, entry.provider_id, entry."group"
            FROM unnest(%s::uuid[], %s::text[]) AS wanted (item, bands)
            CROSS JOIN LATERAL (
                SELECT item_id, minhash, names FROM wires_likeness
                WHERE bands && wanted.bands::bigint[] AND received > %s AND item_id <> wanted.item
                ORDER BY received DESC LIMIT %s
            ) near
            JOIN wires_entry entry USING (item_id)
            """,
            [
                array_of_texts([one.item for one in signed]),
                array_of_texts([array_of_numbers(one.bands) for one in signed]),
                timezone.now() - WINDOW,
                _CANDIDATES,
            ],
        )
        for item, minhash, names, provider, group in cursor.fetchall():
            found[item].append(_Near(bytes(minhash), bytes(names), provider, group))
    return found


def _shared_bands(signed: Sequence[_Signed]) -> set[int]:
    count = Counter(chain.from_iterable(one.bands for one in signed))
    return {band for band, often in count.items() if often > 1}


def _group(one: _Signed, known: _Known) -> UUID:
    # What came together with this and is the same, or shares several bands, is compared once.
    near = {other.signature: other for other in known.found.get(one.item, ())}
    for band in filter(known.shared.__contains__, one.bands):
        near |= known.by_band[band]
    alike = ((similarity(one.signature, other.signature), other) for other in near.values())
    best = max(
        ((like, other) for like, other in alike if like >= _least(one, other)),
        default=None,
        key=lambda found: found[0],
    )
    return best[1].group if best else one.item


def _least(one: _Signed, other: _Near) -> float:
    same = one.arrival.entry.provider_id == other.provider
    return least_likeness(one.names, other.names, same_provider=same)


def _remember(one: _Signed, known: _Known) -> None:
    entry = one.arrival.entry
    near = _Near(one.signature, one.names, entry.provider_id, entry.group)
    for band in filter(known.shared.__contains__, one.bands):
        alike = known.by_band[band]
        if len(alike) < _CANDIDATES:
            alike.setdefault(one.signature, near)


def _write(signed: Sequence[_Signed]) -> None:
    cutoff = timezone.now() - WINDOW
    recent = [one for one in signed if one.arrival.version.received > cutoff]
    with connection.cursor() as cursor:
        if recent:
            cursor.execute(
                """
                INSERT INTO wires_likeness (item_id, received, minhash, names, bands)
                SELECT item, received, minhash, names, bands::bigint[]
                FROM unnest(%s::uuid[], %s::timestamptz[], %s::bytea[], %s::bytea[], %s::text[])
                    AS made (item, received, minhash, names, bands)
                ON CONFLICT (item_id) DO UPDATE SET received = EXCLUDED.received,
                    minhash = EXCLUDED.minhash, names = EXCLUDED.names, bands = EXCLUDED.bands
                """,
                [
                    *arrays_of(recent, ("item", "arrival.version.received")),
                    array_of_bytes([one.signature for one in recent]),
                    array_of_bytes([one.names for one in recent]),
                    array_of_texts([array_of_numbers(one.bands) for one in recent]),
                ],
            )
        cursor.execute(
            """
            DELETE FROM wires_likeness WHERE item_id IN (
                SELECT item_id FROM wires_likeness WHERE received < %s
                LIMIT %s FOR UPDATE SKIP LOCKED
            )
            """,
            [cutoff, _FORGOTTEN_AT_ONCE],
        )
