"""Fronts, lists and notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .article import SisterView
from .blocks import BlockView
from .chrome import NO_PAGES, Chrome, Link, Paging, ServiceView
from .teasers import Moment, TeaserView


@dataclass(frozen=True, slots=True)
class SectionStrip:
    """The newest of one section on the front."""

    name: str
    path: str
    teasers: tuple[TeaserView, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """A service's front: one lead, a second tier with pictures, then strips by section.

    All may be empty: a new service says that there is nothing yet.
    """

    chrome: Chrome
    lead: TeaserView | None = None
    second: tuple[TeaserView, ...] = ()
    latest: tuple[TeaserView, ...] = ()
    sections: tuple[SectionStrip, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list, newest first."""

    chrome: Chrome
    name: str
    teasers: tuple[TeaserView, ...]
    description: str = ""
    paging: Paging = NO_PAGES


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
