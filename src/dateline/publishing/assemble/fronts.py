"""What stands on a front: the pinned stories in their places, the others filled from the lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from dateline.languages.numerals import places
from dateline.languages.site_text import site_text
from dateline.publishing import addresses, listings
from dateline.publishing.fronts.arrangement import (
    NEWEST,
    PINNED_ONLY,
    URGENT,
    Area,
    Arrangement,
    Pin,
)
from dateline.publishing.fronts.rankings import ranking_of
from dateline.publishing.fronts.usual import usual_arrangement
from dateline.publishing.render.pages import FrontArea, FrontPage, Link, TeaserView

from .chrome import chrome, front_alternates
from .facts import ServiceFacts
from .memo import Shown
from .places import Place, place_of
from .reader import Reader
from .teasers import teasers

# The most urgent are looked for among so many of the newest.
_LOOKED_THROUGH: Final = 60
_NO_URGENCY: Final = 5
# A list is asked for so many more than there are places, for those that stand elsewhere already.
_SPARE: Final = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """A story in a place of an area, and the pin that holds it there, if one does."""

    shown: Shown
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class FilledArea:
    """An area with what stands in each of its places; None: nothing is there to fill it."""

    area: Area
    places: tuple[Standing | None, ...]


def front_page(reader: Reader, code: str) -> FrontPage:
    """Return the front of a service as it stands."""
    # The text edition and the newsletter show the same.
    return reader.once(("front", code), partial(_front_page, code))


def _front_page(code: str, reader: Reader) -> FrontPage:
    front = reader.front(code)
    return arranged_page(reader, code, front.arrangement, front.as_of)


def arranged_page(
    reader: Reader, code: str, arrangement: Arrangement, as_of: datetime
) -> FrontPage:
    """Return the front of a service as an arrangement has it at an instant."""
    service = reader.service(code)
    filled = fill(reader, service, arrangement, as_of)
    return FrontPage(
        chrome(
            service,
            addresses.front(code),
            alternates=front_alternates(reader),
            default_path=addresses.SERVICES,
            has_lite=True,
        ),
        tuple(area for one in filled if (area := _view(reader, service, one)) is not None),
    )


def fill(
    reader: Reader, service: ServiceFacts, arrangement: Arrangement, as_of: datetime
) -> tuple[FilledArea, ...]:
    """Return what stands in each place at an instant; without areas, that of the usual front.

    A pin whose story readers do not have (any more) leaves its place to the next of the list.
    """
    areas = arrangement.areas or usual_arrangement(service.sections).areas
    pins = [pin for area in areas for pin in area.pins if pin.holds(as_of)]
    standing = reader.articles([pin.article for pin in pins], service.row.code)
    _read_ahead(reader, service.row.code, areas, len(standing))
    taken = set(standing)
    filled = []
    for area in areas:
        places = _places(reader, service.row.code, area, standing, taken, as_of)
        if not area.repeats:
            taken |= {one.shown.article for one in places if one is not None}
        filled.append(FilledArea(area, places))
    return tuple(filled)


def _places(
    reader: Reader,
    code: str,
    area: Area,
    standing: Mapping[UUID, Shown],
    taken: Collection[UUID],
    as_of: datetime,
) -> tuple[Standing | None, ...]:
    pinned = {
        pin.place: Standing(standing[pin.article], pin)
        for pin in area.pins
        if pin.holds(as_of) and pin.article in standing
    }
    own = {one.shown.article for one in pinned.values()}
    free = area.count - len(pinned)
    others = iter(_others(reader, code, area, free, own if area.repeats else taken))
    return tuple(pinned.get(place) or _next(others) for place in range(area.count))


def _next(others: Iterator[Shown]) -> Standing | None:
    found = next(others, None)
    return Standing(found) if found else None


def _others(
    reader: Reader, code: str, area: Area, most: int, without: Collection[UUID]
) -> Sequence[Shown]:
    if ranking := ranking_of(area.source):
        standing = reader.ranked(ranking, code)
        return [one for one in standing if one.article not in without][:most]
    listing = _listing(reader, code, area)
    if listing is None or not most:
        return ()
    if area.source == URGENT:
        ranked = _by_urgency(reader, reader.window(listing, _LOOKED_THROUGH))
        return [one for one in ranked if one.article not in without][:most]
    asked = most + min(len(without), _SPARE)
    while True:
        window = reader.window(listing, asked)
        found = [one for one in window if one.article not in without]
        if len(found) >= most or len(window) < asked:
            return found[:most]
        asked = min(2 * asked, most + len(without))


def _by_urgency(reader: Reader, shown: Sequence[Shown]) -> list[Shown]:
    ranked = [
        (document.urgency or _NO_URGENCY, -one.position, one)
        for one, document in reader.documents(shown)
    ]
    return [one for _, _, one in sorted(ranked, key=lambda rank: rank[:2])]


def _listing(reader: Reader, code: str, area: Area) -> str | None:
    if area.source in (NEWEST, URGENT):
        return listings.of_service(code)
    place = _place(reader, code, area)
    return place.listing if place else None


def _place(reader: Reader, code: str, area: Area) -> Place | None:
    """Return the section or topic that an area shows; None where there is none (any more)."""
    if area.source in (NEWEST, URGENT, PINNED_ONLY) or ranking_of(area.source):
        return None
    return place_of(reader, code, area.source)


def _read_ahead(reader: Reader, code: str, areas: Sequence[Area], pinned: int) -> None:
    """Read in one query each what the lists are asked for one by one."""
    newest = sum(area.count for area in areas if area.source == NEWEST)
    if newest:
        reader.window(listings.of_service(code), newest + pinned)
    wanted: dict[str, int] = {}
    for area in areas:
        place = _place(reader, code, area)
        if place is not None:
            most = area.count + (0 if area.repeats else _SPARE)
            wanted[place.listing] = max(most, wanted.get(place.listing, 0))
    for most in set(wanted.values()):
        reader.windows([listing for listing, one in wanted.items() if one == most], most)


def _view(reader: Reader, service: ServiceFacts, filled: FilledArea) -> FrontArea | None:
    standing = [one for one in filled.places if one is not None]
    if not standing:
        return None
    views = teasers(reader, service, [one.shown for one in standing])
    heading = _heading(reader, service, filled.area)
    return FrontArea(
        filled.area.kind,
        tuple(_worded(view, one.pin) for view, one in zip(views, standing, strict=True)),
        name=heading.name,
        path=heading.path,
        is_latest=_is_latest(filled.area),
        numbers=_numbers(service, filled.area, len(standing)),
    )


def _heading(reader: Reader, service: ServiceFacts, area: Area) -> Link:
    """Return the name of an area and where it leads; both may be empty."""
    if (ranking := ranking_of(area.source)) and (area.name or area.kind in ("list", "strip")):
        name = area.name or site_text(service.row.language_tag)(ranking.name)
        return Link(name, addresses.encoded(ranking.path(service.row.code)))
    place = _place(reader, service.row.code, area)
    if place is not None and (area.name or area.kind == "strip"):
        return Link(area.name or place.name, addresses.encoded(place.path()))
    return Link(area.name, "")


def _numbers(service: ServiceFacts, area: Area, count: int) -> tuple[str, ...]:
    """Return the places of a list that is a ranking, as the service writes numbers."""
    if area.kind != "list" or ranking_of(area.source) is None:
        return ()
    return places(count, service.row)


def _is_latest(area: Area) -> bool:
    return area.kind == "list" and area.source == NEWEST and not area.name


def _worded(teaser: TeaserView, pin: Pin | None) -> TeaserView:
    if pin is None:
        return teaser
    return replace(teaser, headline=pin.headline or teaser.headline, deck=pin.deck or teaser.deck)
