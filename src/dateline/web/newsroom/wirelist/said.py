"""What separate advisories say of an item, and what an advisory says of others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dateline.wires.models import Advisory, ItemVersion
from dateline.wires.queries.standing import has_no_end

_MOST: Final = 20
_WORDS: Final[dict[str, Promise]] = {
    "kill": _("kills it"),
    "withhold": _("asks to withhold it"),
    "correction": _("corrects it"),
    "embargo": _("puts it under embargo"),
    "release": _("releases it from its embargo"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One advisory as the page shows it: `item` is None while what it names has not come."""

    advisory: Advisory
    item: UUID | None
    title: str

    @property
    def until(self) -> datetime | None:
        """The end of the embargo that is said, where it gives one."""
        return None if has_no_end(self.advisory.until) else self.advisory.until

    @property
    def word(self) -> str | Promise:
        """What is said."""
        return _WORDS.get(self.advisory.says, self.advisory.says)


def said_of(item_id: UUID) -> list[Said]:
    """Return what advisories say of an item, the newest first, each advisory once.

    Those that an editor took back are among them: the page shows who did.
    """
    found = Advisory.objects.filter(target=item_id).exclude(version__item=item_id)
    shown: dict[tuple[UUID, str, bool], Said] = {}
    for one in found.select_related("version", "undone_by").order_by("-received")[:_MOST]:
        said = Said(one, one.version.item_id, _title(one.version))
        shown.setdefault((one.version.item_id, one.says, one.undone is None), said)
    return list(shown.values())


def said_by(version: ItemVersion) -> list[Said]:
    """Return of which items this version says something."""
    found = Advisory.objects.filter(version=version).select_related("target__current", "undone_by")
    shown: dict[tuple[object, str], Said] = {}
    for one in found.exclude(target=version.item_id).order_by("kind", "value")[:_MOST]:
        current = one.target.current if one.target else None
        said = Said(one, one.target_id, _title(current) if current else one.value)
        shown.setdefault((one.target_id or one.value, one.says), said)
    return list(shown.values())


def _title(version: ItemVersion) -> str:
    return version.headline or version.slugline or str(version.pk)
