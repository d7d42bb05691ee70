"""Which versions are here already."""

from __future__ import annotations

from collections.abc import Collection

from dateline.wires.models import ItemVersion


def known_versions(*, provider: str, guids: Collection[str]) -> set[tuple[str, str]]:
    """Return the versions of a provider's items that are here with their text, as guid, version."""
    found = ItemVersion.objects.filter(item__provider_id=provider, item__guid__in=guids)
    whole = found.exclude(type="text", paragraphs=[])
    return set(whole.values_list("item__guid", "version"))
