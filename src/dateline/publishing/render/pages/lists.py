"""Fronts, lists and notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .article import SisterView
from .blocks import BlockView
from .chrome import NO_PAGES, Chrome, Link, Paging, ServiceView
from .teasers import Moment, TeaserView


@dataclass(frozen=True, slots=True)
class FrontArea:
    """A part of a front: one lead, slots with pictures, a list of headlines, or a strip.

    `path` is where the name leads; an area without a name has no heading, but that `is_latest` is
    called so in the reader's language. A list with `numbers` is a ranking: each of its stories has
    one, as the service writes them.
    """

    kind: Literal["lead", "slots", "list", "strip"]
    teasers: tuple[TeaserView, ...]
    name: str = ""
    path: str = ""
    is_latest: bool = False
    numbers: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether it has a heading."""
        return bool(self.name) or self.is_latest


@dataclass(frozen=True, slots=True)
class FrontBand:
    """What stands side by side: leads and slots with a list beside them, or strips and lists."""

    top: tuple[FrontArea, ...] = ()
    side: FrontArea | None = None
    strips: tuple[FrontArea, ...] = ()

    def grown(self, area: FrontArea) -> FrontBand | None:
        """Return the band with one more area; None: it begins another."""
        if area.kind in ("lead", "slots"):
            is_open = not self.strips and self.side is None
            return FrontBand((*self.top, area)) if is_open else None
        if self.top:
            fits = area.kind == "list" and self.side is None and self._is_as_high_as(area)
            return FrontBand(self.top, area) if fits else None
        return FrontBand(strips=(*self.strips, area))

    def _is_as_high_as(self, area: FrontArea) -> bool:
        # A lead is as high as some six headlines, a row of two slots as five.
        stories = sum(len(one.teasers) for one in self.top)
        return 2 + stories <= len(area.teasers) <= 5 + 3 * stories


@dataclass(frozen=True, slots=True)
class FrontPage:
    """A service's front: its areas in their order. A new service says that there is nothing yet."""

    chrome: Chrome
    areas: tuple[FrontArea, ...] = ()

    @property
    def lead(self) -> TeaserView | None:
        """The first story of the front."""
        return next(iter(self.stories), None)

    @property
    def stories(self) -> tuple[TeaserView, ...]:
        """All stories of the front in their order, each once."""
        found: dict[str, TeaserView] = {}
        for area in self.areas:
            for one in area.teasers:
                found.setdefault(one.path, one)
        return tuple(found.values())

    @property
    def bands(self) -> tuple[FrontBand, ...]:
        """The areas as they stand: a list stands beside what it follows if it is about as high."""
        bands: list[FrontBand] = []
        for area in self.areas:
            last = bands.pop() if bands else FrontBand()
            grown = last.grown(area)
            bands += [grown] if grown else [last, FrontBand().grown(area) or last]
        return tuple(bands)


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list, newest first; a ranking has `numbers`, as the service writes them."""

    chrome: Chrome
    name: str
    teasers: tuple[TeaserView, ...]
    description: str = ""
    paging: Paging = NO_PAGES
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionPage(ListPage):
    """A page of a section's list."""


@dataclass(frozen=True, slots=True)
class TopicPage(ListPage):
    """A page of a topic's list."""


@dataclass(frozen=True, slots=True)
class AuthorPage(ListPage):
    """A page of what an author wrote; the house is an author too."""


@dataclass(frozen=True, slots=True)
class DayPage(ListPage):
    """What was first published on a day; its month, and the days of publication around it."""

    month: Link | None = None
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links under one name, which may be empty."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """An index of the archive: the days of a month, or the months of all years, by groups."""

    chrome: Chrome
    name: str
    groups: tuple[LinkGroup, ...]
    above: Link | None = None
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True)
class TextPage:
    """What a service says of itself; `others` lead to the rest of that."""

    chrome: Chrome
    name: str
    blocks: tuple[BlockView, ...]
    kind: Literal["about", "contact"] = "about"
    others: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """What was wrong in a report, or the desk's sentence about one that was withdrawn.

    `report` leads to the one that readers still have; None: it was withdrawn, and no word of it
    is here.
    """

    at: Moment
    text: str = ""
    report: Link | None = None


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """What a service corrected and withdrew, newest first."""

    chrome: Chrome
    notes: tuple[CorrectionNote, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page of a service: empty `query` shows the form alone."""

    chrome: Chrome
    query: str = ""
    teasers: tuple[TeaserView, ...] = ()
    paging: Paging = NO_PAGES


@dataclass(frozen=True, slots=True)
class ServicesPage:
    """The index of services, each in its own words; `chrome.service` is the default one."""

    chrome: Chrome
    services: tuple[ServiceView, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """The 404 of a service, with ways on."""

    chrome: Chrome
    latest: tuple[TeaserView, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """What stands at the address of a withdrawn article: no word of it, but the time.

    `notice` is the desk's own sentence about it, or empty.
    """

    chrome: Chrome
    withdrawn: Moment
    notice: str = ""
    sisters: tuple[SisterView, ...] = ()
    latest: tuple[TeaserView, ...] = ()
