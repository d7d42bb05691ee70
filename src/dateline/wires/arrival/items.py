"""Items, made where they are new, and locked either way until the transaction ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from dateline.ground.ids import new_id
from dateline.wires.arrival.arrays import array_of_texts, arrays_of
from dateline.wires.models import Entry, ItemVersion, Provider

Identity = tuple[str, str]
Key = tuple[str, datetime | None, str]


def make_providers(names: dict[str, str]) -> None:
    """Make the agencies, by code, that are not here yet."""
    here = set(Provider.objects.filter(pk__in=names).values_list("pk", flat=True))
    missing = [Provider(code=code, name=name[:200]) for code, name in names.items()]
    Provider.objects.bulk_create(
        [one for one in missing if one.code not in here], ignore_conflicts=True
    )


def lock_providers(*, alone: Collection[str], together: Collection[str]) -> None:
    """Wait until no other batch that names items of these agencies is under way.

    Args:
        alone: agencies with which nobody else may go on until the transaction ends.
        together: agencies with which those that name nothing may go on.
    """
    for function, codes in (("", alone), ("_shared", together)):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT pg_advisory_xact_lock{function}(hashtextextended(code, 7212))"  # noqa: S608
                " FROM unnest(%s::text[]) AS code",
                [sorted(codes)],
            )


def locked_items(
    identities: Collection[Identity], current: Mapping[Identity, UUID]
) -> dict[Identity, tuple[UUID, bool]]:
    """Return id of each item, and whether it is new; all are locked.

    They are made and locked in one order, so that two batches do not wait for each other.

    Args:
        identities: which items.
        current: the version at which an item points if it is new; it may be written later.
    """
    ordered = sorted(set(identities))
    made = {identity: new_id() for identity in ordered}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO wires_item (id, provider_id, guid, current_id)
            SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::uuid[])
            ON CONFLICT (provider_id, guid) DO NOTHING RETURNING provider_id, guid
            """,
            [
                array_of_texts(made.values()),
                array_of_texts([one[0] for one in ordered]),
                array_of_texts([one[1] for one in ordered]),
                array_of_texts([current.get(one) for one in ordered]),
            ],
        )
        # Nobody else sees these before the end of the transaction.
        new = set(cursor.fetchall())
        old = [one for one in ordered if one not in new]
        if old:
            cursor.execute(
                """
                SELECT item.id, item.provider_id, item.guid FROM wires_item item
                JOIN unnest(%s::text[], %s::text[]) AS wanted (provider_id, guid)
                    USING (provider_id, guid)
                ORDER BY item.provider_id, item.guid FOR UPDATE OF item
                """,
                [[one[0] for one in old], [one[1] for one in old]],
            )
            made |= {(code, guid): pk for pk, code, guid in cursor.fetchall()}
    return {identity: (pk, identity in new) for identity, pk in made.items()}


def standing_entries(items: Collection[UUID]) -> dict[UUID, Entry]:
    """Return the entries of items that were here before, with their versions."""
    if not items:
        return {}
    entries = Entry.objects.select_related("version").defer("search").filter(pk__in=items)
    return {entry.pk: entry for entry in entries}


def known_versions(items: Collection[UUID]) -> dict[UUID, set[Key]]:
    """Return by which keys the versions of items are known."""
    known: dict[UUID, set[Key]] = defaultdict(set)
    if not items:
        return known
    rows = ItemVersion.objects.filter(item__in=items).values_list(
        "item", "version", "versioncreated", "content_hash"
    )
    for item, version, created, content_hash in rows:
        known[item].add((version, created, content_hash))
    return known


def point_at(versions: Sequence[ItemVersion]) -> None:
    """Make each version the current one of its item."""
    if not versions:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE wires_item SET current_id = newest.version
            FROM unnest(%s::uuid[], %s::uuid[]) AS newest (item, version)
            WHERE id = newest.item
            """,
            arrays_of(versions, ("item_id", "pk")),
        )
