"""The strip of flashes on top of every page, made once for all whom the same flashes concern."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string

from dateline.accounts.models import User
from dateline.web.newsroom.wirelist.rows import Row, row_of
from dateline.wires.models import Flash
from dateline.wires.policies import may_see_embargoed
from dateline.wires.queries.flashes import standing_flashes


@dataclass(frozen=True, slots=True)
class Watcher:
    """Whom flashes are shown to: `desks` are service codes, None means all."""

    desks: frozenset[str] | None
    sees_embargoed: bool
    language: str

    @property
    def key(self) -> Hashable:
        """What the strip depends on."""
        return (self.desks, self.sees_embargoed, self.language)


@dataclass(frozen=True, slots=True)
class ShownFlash:
    """A flash as the strip shows it."""

    row: Row
    raised: datetime
    taken_by: str
    taken: datetime | None


def watcher_of(user: User) -> Watcher | None:
    """Return as whom somebody watches; None for those who have no role."""
    codes = frozenset(one.service_code for one in user.memberships.all())
    if not codes:
        return None
    desks = None if "" in codes else codes
    return Watcher(desks, may_see_embargoed(user), user.ui_language)


def flashes_for(watcher: Watcher) -> list[ShownFlash]:
    """Return the flashes that stand on somebody's screens; those not taken come first."""
    found = standing_flashes(watcher.desks, sees_embargoed=watcher.sees_embargoed)
    shown = [_shown(flash, row_of(entry.version, entry)) for flash, entry in found]
    return sorted(shown, key=lambda one: one.taken is not None)


def strip_html(watcher: Watcher) -> str:
    """Return the strip in the language of this thread, without anything of one person's."""
    return render_to_string("newsroom/_flashes.html", {"flashes": flashes_for(watcher)})


def _shown(flash: Flash, row: Row) -> ShownFlash:
    taken_by = flash.taken_by.name if flash.taken_by else ""
    return ShownFlash(row, flash.raised, taken_by, flash.taken)
