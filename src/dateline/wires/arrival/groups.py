"""Items of one event: what came in the last three days with a text that is alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import connection
from django.utils import timezone

from dateline.wires.arrival.batch import Arrival, Batch
from dateline.wires.arrival.words import text_of
from dateline.wires.likeness import ALIKE, bands_of, shingles_of, signature_of, similarity

WINDOW: Final = timedelta(hours=72)
_CANDIDATES: Final = 40
_FORGOTTEN_AT_ONCE: Final = 500


@dataclass(slots=True)
class _Known:
    """What may be alike: signatures with the groups of their items."""

    found: dict[UUID, list[tuple[bytes, UUID]]]
    by_band: defaultdict[int, dict[bytes, UUID]] = field(default_factory=lambda: defaultdict(dict))


def join_groups(batch: Batch) -> None:
    """Put each new item into the group of the item that is most alike; others begin their own.

    Effects: the signatures of the versions; the groups of the entries; likenesses, of which those
    older than the window are forgotten. An item keeps its group whatever its later versions say.
    """
    for arrival in batch.arrivals:
        arrival.version.minhash = signature_of(shingles_of(_compared(arrival)))
    newest = batch.newest
    signed = [one for one in newest if one.version.minhash]
    standing = _standing_groups([one for one in newest if not one.is_new_item])
    known = _Known(_candidates([one for one in signed if one.item not in standing]))
    for arrival in newest:
        arrival.entry.group = standing.get(arrival.item) or _group(arrival, known)
        _remember(arrival, known)
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


def _candidates(arrivals: Sequence[Arrival]) -> dict[UUID, list[tuple[bytes, UUID]]]:
    """Return for each arrival the signatures that share a band with its own, the latest first."""
    found: dict[UUID, list[tuple[bytes, UUID]]] = defaultdict(list)
    if not arrivals:
        return found
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT wanted.item, near.minhash, entry."group"
            FROM unnest(%s::uuid[], %s::text[]) AS wanted (item, bands)
            CROSS JOIN LATERAL (
                SELECT item_id, minhash FROM wires_likeness
                WHERE bands && wanted.bands::bigint[] AND received > %s AND item_id <> wanted.item
                ORDER BY received DESC LIMIT %s
            ) near
            JOIN wires_entry entry USING (item_id)
            """,
            [
                [one.item for one in arrivals],
                [_array(_bands(one)) for one in arrivals],
                timezone.now() - WINDOW,
                _CANDIDATES,
            ],
        )
        for item, minhash, group in cursor.fetchall():
            found[item].append((bytes(minhash), group))
    return found


def _group(arrival: Arrival, known: _Known) -> UUID:
    signature = _signature(arrival)
    if not signature:
        return arrival.item
    # What came together with this and is the same, or shares several bands, is compared once.
    near = dict(known.found.get(arrival.item, ()))
    for band in _bands(arrival):
        near |= known.by_band.get(band, {})
    like, group = max(
        ((similarity(signature, other), group) for other, group in near.items()),
        default=(0.0, arrival.item),
        key=lambda one: one[0],
    )
    return group if like >= ALIKE else arrival.item


def _remember(arrival: Arrival, known: _Known) -> None:
    if signature := _signature(arrival):
        for band in _bands(arrival):
            alike = known.by_band[band]
            if len(alike) < _CANDIDATES:
                alike.setdefault(signature, arrival.entry.group)


def _bands(arrival: Arrival) -> list[int]:
    signature = _signature(arrival)
    return bands_of(signature) if signature else []


def _signature(arrival: Arrival) -> bytes | None:
    signature = arrival.version.minhash
    return bytes(signature) if signature else None


def _array(values: Sequence[int]) -> str:
    return "{" + ",".join(map(str, values)) + "}"


def _write(arrivals: Sequence[Arrival]) -> None:
    cutoff = timezone.now() - WINDOW
    recent = [one for one in arrivals if one.version.received > cutoff]
    with connection.cursor() as cursor:
        if recent:
            cursor.execute(
                """
                INSERT INTO wires_likeness (item_id, received, minhash, bands)
                SELECT item, received, minhash, bands::bigint[]
                FROM unnest(%s::uuid[], %s::timestamptz[], %s::bytea[], %s::text[])
                    AS made (item, received, minhash, bands)
                ON CONFLICT (item_id) DO UPDATE SET received = EXCLUDED.received,
                    minhash = EXCLUDED.minhash, bands = EXCLUDED.bands
                """,
                [
                    [one.item for one in recent],
                    [one.version.received for one in recent],
                    [one.version.minhash for one in recent],
                    [_array(_bands(one)) for one in recent],
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
