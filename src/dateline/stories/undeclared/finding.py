"""Looking for the text of blocks in the wires of recent weeks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from dateline.stories.quotations import Edge
from dateline.stories.quotations.sources import paragraphs_of
from dateline.stories.similarity import similarity
from dateline.stories.undeclared.weighing import likeliest, share_taken
from dateline.wires.models import ItemVersion
from dateline.wires.prints import grams_of, short_grams_of, stored, units_of
from dateline.wires.queries import standing_of
from dateline.wires.queries.prints import Sharing, versions_sharing
from dateline.wires.queries.standing import hidden_items
from dateline.wires.standing import Standing

_USABLE: Final = Standing((), None, "")
_TAKEN_BACK: Final = frozenset({"kill", "withhold"})


@dataclass(frozen=True, slots=True)
class DeclaredBlock:
    """The words of a block, and the sources that are declared for it."""

    text: str
    sources: Sequence[Edge] = ()


@dataclass(frozen=True, slots=True)
class Undeclared:
    """A paragraph of a wire that a block's text looks taken from, without saying so.

    `similarity` is the share (0 to 1) of the block's words that stand there in the same order.
    `taken_back` tells that its agency killed or withholds it.
    """

    version: ItemVersion
    paragraph: int
    similarity: float
    taken_back: bool

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return paragraphs_of(self.version)[self.paragraph - 1]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A block's grams to look up, and its short ones: those that no declared source explains.

    `beyond_wires` leaves only declared wires out, `beyond_all` notes and documents, too.
    """

    text: str
    whole: int
    looked_up: set[int]
    beyond_wires: set[int]
    beyond_all: set[int]


@dataclass(frozen=True, slots=True)
class _Compared:
    """A version that is compared with blocks, and the short grams of each of its paragraphs."""

    version: ItemVersion
    grams: Sequence[set[int]]


def find_undeclared(
    blocks: Sequence[DeclaredBlock], *, sees_embargoed: bool
) -> list[list[Undeclared]]:
    """Return for each block the wire paragraphs that it was taken from, the likeliest first.

    What a declared source says too, whatever its version or item, is not counted: text that several
    agencies have is declared by one of them. What was killed counts in any case, unless a wire that
    stands has it.

    Args:
        blocks: those to look at.
        sees_embargoed: whether what is under embargo may be named.
    """
    declared = _declared(blocks)
    asked = [_asked(block, declared) for block in blocks]
    sharing = versions_sharing([stored(one.looked_up) if one else () for one in asked])
    chosen = [likeliest(found) for found in sharing]
    compared = _compared(one for found in chosen for one in found)
    items = {one.item for found in chosen for one in found}
    standings = standing_of(items)
    hidden = set() if sees_embargoed else hidden_items(items)
    return [
        _found(one, [s for s in found if s.item not in hidden], compared, standings) if one else []
        for one, found in zip(asked, chosen, strict=True)
    ]


def _declared(blocks: Iterable[DeclaredBlock]) -> Mapping[UUID, ItemVersion]:
    wanted = {one.item_version for block in blocks for one in block.sources if one.item_version}
    return ItemVersion.objects.only("paragraphs", "item").in_bulk(wanted) if wanted else {}


def _asked(block: DeclaredBlock, declared: Mapping[UUID, ItemVersion]) -> _Asked | None:
    units = units_of(block.text)
    if not units.to_look_for:
        return None
    wires, notes = [], [edge.note for edge in block.sources]
    for edge in block.sources:
        version = declared.get(edge.item_version) if edge.item_version else None
        if version and edge.paragraph and edge.paragraph <= len(version.paragraphs):
            wires.append(paragraphs_of(version)[edge.paragraph - 1])
    looked_up = grams_of(units)
    grams = short_grams_of(units)
    whole = len(grams)
    for text in wires:
        looked_up -= grams_of(units_of(text))
        grams -= short_grams_of(units_of(text))
    explained = {code for note in notes for code in short_grams_of(units_of(note))}
    return _Asked(block.text, whole, looked_up, grams, grams - explained)


def _compared(sharing: Iterable[Sharing]) -> Mapping[UUID, _Compared]:
    wanted = {one.version for one in sharing}
    rows = ItemVersion.objects.select_related("item__provider").only(
        "headline", "slugline", "language", "paragraphs", "item__provider"
    )
    found = rows.in_bulk(wanted) if wanted else {}
    return {
        pk: _Compared(version, [short_grams_of(units_of(text)) for text in paragraphs_of(version)])
        for pk, version in found.items()
    }


def _found(
    asked: _Asked,
    sharing: Collection[Sharing],
    compared: Mapping[UUID, _Compared],
    standings: Mapping[UUID, Standing],
) -> list[Undeclared]:
    found = []
    for one in sharing:
        there = compared.get(one.version)
        if there is None:
            continue
        standing = standings.get(one.item, _USABLE)
        taken_back = bool(_TAKEN_BACK.intersection(standing.signals))
        grams = asked.beyond_wires if taken_back else asked.beyond_all
        number, share = _nearest(asked, grams, there)
        if share:
            near = similarity(asked.text, paragraphs_of(there.version)[number - 1])
            found.append(Undeclared(there.version, number, round(near, 3), taken_back))
    found.sort(key=lambda one: (one.taken_back, one.similarity), reverse=True)
    return found


def _nearest(asked: _Asked, grams: Collection[int], there: _Compared) -> tuple[int, float]:
    shares = (
        (share_taken(grams, asked.whole, theirs), -number)
        for number, theirs in enumerate(there.grams, 1)
    )
    share, number = max(shares, default=(0.0, -1))
    return -number, share
