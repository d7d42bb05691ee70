"""A live report as its pages show it: the newest entries at its address, all of them in parts.

A part holds the entries of fifteen numbers, the oldest first, and is there from its first entry on:
the address of an entry in its part never changes, however many come after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.ground.richtext import Text
from dateline.languages.dates import format_date, format_time
from dateline.languages.numerals import digits
from dateline.publishing import addresses, listings
from dateline.publishing.documents import Document, DocumentBlock, EntryRef
from dateline.publishing.render.filters import block_id
from dateline.publishing.render.pages import EntryView, ListView, LiveView, Paging
from dateline.stories.blocks import Heading
from dateline.stories.genres import is_growing, is_newest_first

from .blocks import Material, block_views
from .facts import ServiceFacts
from .moments import moment


@dataclass(frozen=True, slots=True)
class _Entry:
    ref: EntryRef
    heading: Text
    blocks: tuple[DocumentBlock, ...]


def live_view(service: ServiceFacts, document: Document, material: Material) -> LiveView:
    """Return the newest entries, in the order that the editors chose, with what stands above."""
    opening, entries = _parts(document)
    above = block_views(opening, material)
    points = next((view for view in above if isinstance(view, ListView)), None)
    shown = entries[-listings.ENTRIES :]
    first = is_newest_first(document.genre)
    newest = addresses.newest_entries(document.path)
    before = shown[0].ref.number - 1 if len(shown) < len(entries) else 0
    return LiveView(
        entries=_views(shown[::-1] if first else shown, service, document, material),
        last=_last(document),
        is_growing=is_growing(document.genre),
        is_newest_first=first,
        opening=tuple(view for view in above if view is not points),
        key_points=points,
        newest_first="" if first else addresses.encoded(newest),
        oldest_first=_part(document, 1) if first else "",
        paging=Paging(older=_part(document, listings.entries_page_of(before)) if before else ""),
    )


def newest_view(service: ServiceFacts, document: Document, material: Material) -> LiveView:
    """Return the newest entries, the newest first, where the report's own page has them last."""
    _, entries = _parts(document)
    shown = entries[-listings.ENTRIES :]
    before = shown[0].ref.number - 1 if len(shown) < len(entries) else 0
    return LiveView(
        entries=_views(shown[::-1], service, document, material),
        last=_last(document),
        is_growing=is_growing(document.genre),
        oldest_first=addresses.encoded(document.path),
        paging=Paging(older=_part(document, listings.entries_page_of(before)) if before else ""),
    )


def part_view(
    service: ServiceFacts, document: Document, material: Material, number: int
) -> LiveView:
    """Return the entries of a part, the oldest first."""
    _, entries = _parts(document)
    shown = [one for one in entries if listings.entries_page_of(one.ref.number) == number]
    own = addresses.encoded(document.path)
    newest = addresses.encoded(addresses.newest_entries(document.path))
    is_followed = number < listings.entries_page_of(_last(document))
    return LiveView(
        entries=_views(shown, service, document, material),
        last=_last(document),
        part=digits(str(number), service.row.numerals),
        is_newest_first=False,
        newest_first=own if is_newest_first(document.genre) else newest,
        paging=Paging(
            newer=_part(document, number + 1) if is_followed else own,
            older=_part(document, number - 1) if number > 1 else "",
        ),
    )


def is_last_part(document: Document, number: int) -> bool:
    """Whether a part may get more entries: until then the report's own page stands for it."""
    return number >= listings.entries_page_of(_last(document))


def _last(document: Document) -> int:
    return document.entries[-1].number if document.entries else 0


def _part(document: Document, number: int) -> str:
    return addresses.encoded(addresses.entries(document.path, number))


def _parts(document: Document) -> tuple[tuple[DocumentBlock, ...], list[_Entry]]:
    """Part a text at the headings of its entries: what is before them, and they by number."""
    known = {entry.id: entry for entry in document.entries}
    opening: list[DocumentBlock] = []
    below: dict[EntryRef, list[DocumentBlock]] = {}
    headings: dict[EntryRef, Text] = {}
    into = opening
    for block in document.blocks:
        ref = known.get(block.id)
        if ref and isinstance(block.content, Heading):
            headings[ref] = block.content.text
            into = below[ref] = []
        else:
            into.append(block)
    entries = [_Entry(ref, headings[ref], tuple(blocks)) for ref, blocks in below.items()]
    return tuple(opening), sorted(entries, key=lambda entry: entry.ref.number)


def _views(
    entries: Sequence[_Entry], service: ServiceFacts, document: Document, material: Material
) -> tuple[EntryView, ...]:
    return tuple(
        EntryView(
            id=str(one.ref.id),
            number=one.ref.number,
            heading=one.heading,
            at=moment(one.ref.at, service),
            day=format_date(one.ref.at, service.row),
            clock=format_time(one.ref.at, service.row),
            blocks=block_views(one.blocks, material),
            path=_part(document, listings.entries_page_of(one.ref.number))
            + f"#{block_id(str(one.ref.id))}",
        )
        for one in entries
    )
