"""Rows of the wire list, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone
from django.utils.translation import get_language

from dateline.languages.agencies import agency_name
from dateline.web.newsroom.marks import SignalMark, entry_marks, hue_of, signal_marks
from dateline.wires.models import Entry, ItemVersion, Provider
from dateline.wires.queries.latest import entries
from dateline.wires.queries.wanted import Wanted

PAGE: Final = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One item as the list shows it."""

    version: ItemVersion
    agency: str
    hue: int
    marks: tuple[SignalMark, ...]

    @property
    def short_agency(self) -> str:
        """The agency by its name, or by its code in capitals where that is what desks say."""
        return short_name(self.version.item.provider_id, self.agency)

    @property
    def is_dead(self) -> bool:
        """Whether the text may not be used any more."""
        return any(mark.kind == "kill" for mark in self.marks)

    @property
    def is_flash(self) -> bool:
        """Whether it is a flash."""
        return any(mark.kind == "flash" for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Page:
    """So many entries, and where the next page begins (empty at the end)."""

    entries: Sequence[Entry]
    after: str


def row_of(version: ItemVersion, entry: Entry | None = None) -> Row:
    """Make a version ready to be shown in a list; as it stands now where its entry is given."""
    now = timezone.now()
    provider = version.item.provider
    return Row(
        version=version,
        agency=agency_of(provider),
        hue=hue_of(provider.code),
        marks=entry_marks(entry, now) if entry else signal_marks(version, now),
    )


def agency_of(provider: Provider) -> str:
    """Return an agency's name in the language of the page."""
    return agency_name(provider.code, get_language() or "en", provider.name)


def short_name(code: str, agency: str) -> str:
    """Return what desks call an agency where there is little room."""
    return code.upper() if len(code) <= 4 and len(agency) > 10 else agency


def wire_page(wanted: Wanted, after: str = "", *, size: int = PAGE, bare: bool = False) -> Page:
    """Return what is wanted after a place of the list; an unreadable place is its beginning.

    Args:
        bare: without versions, for `rows_html`, which has most rows ready.
    """
    page = entries(wanted, after or None, size, bare=bare)
    return Page(page.entries, page.next_cursor or "")


def rows_of(found: Iterable[Entry]) -> list[Row]:
    """Make entries ready to be shown."""
    return [row_of(entry.version, entry) for entry in found]
