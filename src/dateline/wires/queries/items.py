"""One item with all its versions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cmp_to_key
from uuid import UUID

from dateline.wires.models import Item, ItemVersion
from dateline.wires.order import comes_after


@dataclass(frozen=True)
class ItemHistory:
    """An item and its versions, the newest first by number or time, not by arrival."""

    item: Item
    versions: list[ItemVersion]

    def before(self, version: ItemVersion) -> ItemVersion | None:
        """Return the version that this one follows."""
        pks = [one.pk for one in self.versions]
        place = pks.index(version.pk) + 1
        return self.versions[place] if place < len(self.versions) else None


def item_history(pk: UUID) -> ItemHistory:
    """Return an item with its provider and versions.

    Raises:
        Item.DoesNotExist: there is none.
    """
    item = Item.objects.select_related("provider").get(pk=pk)
    versions = list(item.versions.defer("minhash").select_related("raw"))
    versions.sort(key=cmp_to_key(lambda a, b: -1 if comes_after(a, b) else 1))
    for version in versions:
        version.item = item
    return ItemHistory(item, versions)


def version_for_reading(pk: UUID) -> ItemVersion:
    """Return a version with its item, provider and file.

    Raises:
        ItemVersion.DoesNotExist: there is none.
    """
    return ItemVersion.objects.select_related("item__provider", "raw").defer("minhash").get(pk=pk)
