"""A live report: entries, each with its time, on one page or several."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ground.richtext import Text

from .blocks import BlockView, ListView
from .chrome import NO_PAGES, Paging
from .teasers import Moment


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry: its heading, and what stands below it. `path` answers for it for ever.

    `day` and `clock` are its time in two parts, as the service writes them.
    """

    id: str
    number: int
    heading: Text
    at: Moment
    day: str
    clock: str
    blocks: tuple[BlockView, ...]
    path: str


@dataclass(frozen=True, slots=True)
class LiveView:
    """What a page of a live report shows, its entries in the order in which they are read.

    `last` is the highest number of the whole report. `key_points` are the first list before the
    entries, and `opening` all else that stands there; the pages of older entries have neither.
    `part` is the number of such a page as the service writes it. `newest_first` and `oldest_first`
    lead to the two orders; the present one is empty. `paging` leads to the entries before and
    after these.
    """

    entries: tuple[EntryView, ...]
    last: int
    part: str = ""
    is_growing: bool = False
    is_newest_first: bool = True
    opening: tuple[BlockView, ...] = ()
    key_points: ListView | None = None
    newest_first: str = ""
    oldest_first: str = ""
    paging: Paging = NO_PAGES
