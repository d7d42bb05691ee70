"""Rows of the wire list, a page at a time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Final

from django.utils import timezone
from django.utils.translation import get_language

from dateline.languages.agencies import agency_name
from dateline.web.newsroom.marks import SignalMark, hue_of, signal_marks
from dateline.web.newsroom.wirelist.filters import Filters
from dateline.wires.models import ItemVersion
from dateline.wires.queries import latest_versions

PAGE: Final = 60
# So many of the newest are looked through for what just came in.
_NEWEST: Final = 100


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
        code = self.version.item.provider_id
        return code.upper() if len(code) <= 4 and len(self.agency) > 10 else self.agency

    @property
    def is_dead(self) -> bool:
        """Whether the text may not be used any more."""
        return any(mark.kind == "kill" for mark in self.marks)

    @property
    def is_flash(self) -> bool:
        """Whether it is of the highest urgency."""
        return any(mark.kind == "flash" for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Page:
    """So many rows, and where the next page begins (empty at the end)."""

    rows: list[Row]
    after: str


def row_of(version: ItemVersion) -> Row:
    """Make a version ready to be shown in a list."""
    provider = version.item.provider
    return Row(
        version=version,
        agency=agency_name(provider.code, get_language() or "en", provider.name),
        hue=hue_of(provider.code),
        marks=signal_marks(version, timezone.now()),
    )


def wire_page(filters: Filters, after: str = "", *, size: int = PAGE) -> Page:
    """Return the rows after a place of the list; an unreadable place is its beginning."""
    wanted = {name: value or None for name, value in asdict(filters).items()}
    page = latest_versions(**wanted, cursor=after or None, limit=size)
    return Page([row_of(version) for version in page.versions], page.next_cursor or "")


def rows_among(versions: Collection[str], filters: Filters) -> list[Row]:
    """Return those of the versions that the filters want and that are the newest of their items.

    The oldest comes first, as rows are put on top one after another.
    """
    page = wire_page(filters, size=_NEWEST)
    return [row for row in reversed(page.rows) if str(row.version.pk) in versions]
