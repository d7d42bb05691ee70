"""A front as the editor's page shows it: each area with what stands in each of its places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from dateline.languages.clock import local_text
from dateline.languages.models import Service
from dateline.publishing.assemble.facts import ServiceFacts
from dateline.publishing.assemble.fronts import FilledArea, Standing, fill
from dateline.publishing.assemble.memo import Memo
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.assemble.teasers import teasers
from dateline.publishing.fronts.arrangement import Area, Arrangement
from dateline.publishing.pages.reads import Reads
from dateline.publishing.render.pages import TeaserView

from .sources import Sources


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place and the story in it. `headline` is what readers see; `own` is the article's own."""

    number: int
    article: UUID
    headline: str
    own: str
    deck: str
    section: str
    picture: str
    colour: str
    published: datetime
    pinned: bool
    until: str = ""
    words: str = ""
    deck_words: str = ""


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area with its name, as a person calls it, and where its stories come from."""

    area: Area
    title: str
    source: str
    places: tuple[PlaceView, ...]
    free: tuple[int, ...]
    hidden: int
    is_first: bool
    is_last: bool


def outline(service: Service, arrangement: Arrangement, sources: Sources) -> tuple[AreaView, ...]:
    """Return the areas of a front as they are filled at this moment."""
    # What the newsroom's page reads is noted nowhere: no page of readers depends on it.
    reader = Reader(Memo(), Reads())
    facts = reader.service(service.code)
    filled = fill(reader, facts, arrangement, timezone.now())
    last = len(filled) - 1
    return tuple(
        _area(reader, facts, one, sources, is_first=not n, is_last=n == last)
        for n, one in enumerate(filled)
    )


def _area(
    reader: Reader,
    facts: ServiceFacts,
    filled: FilledArea,
    sources: Sources,
    *,
    is_first: bool,
    is_last: bool,
) -> AreaView:
    standing = [(n, one) for n, one in enumerate(filled.places) if one is not None]
    views = teasers(reader, facts, [one.shown for _, one in standing])
    shown = {one.shown.article for _, one in standing}
    return AreaView(
        area=filled.area,
        title=sources.title(filled.area),
        source=sources.name(filled.area.source),
        places=tuple(
            _place(facts.row, n, one, view) for (n, one), view in zip(standing, views, strict=True)
        ),
        free=tuple(n for n, one in enumerate(filled.places) if one is None),
        hidden=sum(pin.article not in shown for pin in filled.area.pins),
        is_first=is_first,
        is_last=is_last,
    )


def _place(service: Service, number: int, standing: Standing, teaser: TeaserView) -> PlaceView:
    pin = standing.pin
    picture = teaser.picture
    return PlaceView(
        number=number,
        article=standing.shown.article,
        headline=(pin.headline if pin else "") or teaser.headline,
        own=teaser.headline,
        deck=(pin.deck if pin else "") or teaser.deck,
        section=teaser.section,
        picture=_smallest(teaser) if picture else "",
        colour=picture.colour if picture else "",
        published=teaser.published.instant,
        pinned=pin is not None,
        until=local_text(pin.until, service) if pin and pin.until else "",
        words=pin.headline if pin else "",
        deck_words=pin.deck if pin else "",
    )


def _smallest(teaser: TeaserView) -> str:
    files: Sequence[tuple[int, str]] = [
        (file.width, file.url)
        for file in (teaser.picture.sources[-1].renditions if teaser.picture else ())
    ]
    return min(files)[1] if files else ""
