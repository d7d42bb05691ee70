"""The columns of a screen: somebody's own, one of them, or what is being searched for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dateline.accounts.models import User
from dateline.languages.models import Service
from dateline.web.newsroom.wirelist.filters import is_narrow, query_of, read_wanted
from dateline.web.newsroom.wirelist.rows import Page, wire_page
from dateline.wires.actions.columns import give_columns
from dateline.wires.models import Column
from dateline.wires.policies import may_see_embargoed
from dateline.wires.queries.wanted import Wanted

SEARCH: Final = "search"
# Rows at first: of each of several columns, and of one alone.
_FIRST: Final = 30
_ALONE: Final = 60


@dataclass(frozen=True)
class ShownColumn:
    """A column on the screen. `key` is its id, or `SEARCH`; `after` where its rows begin."""

    key: str
    title: str
    wanted: Wanted
    own: bool
    size: int
    after: str = ""

    @cached_property
    def page(self) -> Page:
        """Its first rows."""
        return wire_page(self.wanted, self.after, size=self.size, bare=True)

    @property
    def query(self) -> str:
        """What leads to this column alone, as the query of an address."""
        return query_of(self.wanted) if self.key == SEARCH else f"column={self.key}"

    @property
    def is_everything(self) -> bool:
        """Whether it leaves nothing out."""
        return not is_narrow(self.wanted)


def shown_columns(user: User, query: QueryDict) -> list[ShownColumn]:
    """Return the columns that an address asks for: the search in it, one column, or all."""
    sees = may_see_embargoed(user)
    wanted = read_wanted(query, sees_embargoed=sees)
    after = query.get("after", "")
    if is_narrow(wanted):
        return [ShownColumn(SEARCH, _("Search"), wanted, own=False, size=_ALONE, after=after)]
    chosen = _uuid(query.get("column", ""))
    own = [_shown(one, sees) for one in own_columns(user)]
    for one in own:
        if chosen and one.key == str(chosen):
            return [replace(one, size=_ALONE, after=after)]
    if after:
        return [ShownColumn(SEARCH, _("All wires"), wanted, own=False, size=_ALONE, after=after)]
    return own


def own_columns(user: User) -> Sequence[Column]:
    """Return somebody's columns; whoever has none is given the usual ones."""
    return list(Column.objects.filter(user=user)) or give_columns(columns=_usual(user), by=user)


def _shown(column: Column, sees: bool) -> ShownColumn:
    wanted = replace(Wanted.from_json(column.filters), sees_embargoed=sees)
    return ShownColumn(str(column.pk), column.title, wanted, own=True, size=_FIRST)


def _usual(user: User) -> list[tuple[str, Wanted]]:
    grave = ("flash", "correction", "possible-correction", "kill", "withhold")
    return [
        (_("Flashes and corrections"), Wanted(signals=grave)),
        (_("My languages"), Wanted(languages=_languages(user))),
        (_("Everything"), Wanted()),
    ]


def _languages(user: User) -> tuple[str, ...]:
    codes = {one.service_code for one in user.memberships.all()}
    if "" in codes:
        return (user.ui_language,)
    tags = Service.objects.filter(code__in=codes).values_list("language_tag", flat=True)
    return tuple(sorted({tag.split("-")[0] for tag in tags}))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
