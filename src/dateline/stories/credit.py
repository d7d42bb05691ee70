"""Credit line and byline: computed from what survives in the text, never typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from dateline.stories.blocks import is_text
from dateline.stories.snapshots import Snapshot, SnapshotBlock

BylineKind = Literal["house", "people", "agency"]


@dataclass(frozen=True, slots=True)
class Byline:
    """Whose text it is.

    house: several journalists, or journalists and wires together; `people`: one journalist alone;
    agency: wholly from the one agency of code `agency`.
    """

    kind: BylineKind
    people: tuple[str, ...] = ()
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """The agencies whose information is in the text, by code, in the order of their appearance."""

    agencies: tuple[str, ...]
    byline: Byline


def credit_of(snapshot: Snapshot) -> Credit:
    """Compute credit and byline of an article from the sources of the blocks that it has now."""
    blocks = [block for block in snapshot.blocks if is_text(block.content)]
    agencies = tuple(dict.fromkeys(code for block in blocks for code in block.agencies))
    return Credit(agencies=agencies, byline=_byline(blocks, agencies))


def _byline(blocks: list[SnapshotBlock], agencies: tuple[str, ...]) -> Byline:
    people: Mapping[UUID, str] = {
        writer.id: writer.name for block in blocks for writer in block.writers
    }
    # A heading is no reporting: an agency's text stays the agency's under headings of ours.
    carrying = [block for block in blocks if block.content.kind != "heading"]
    if len(agencies) == 1 and all(block.agencies and not block.writers for block in carrying):
        return Byline("agency", agency=agencies[0])
    if len(people) == 1 and not agencies:
        return Byline("people", people=tuple(people.values()))
    return Byline("house", people=tuple(people.values()))
