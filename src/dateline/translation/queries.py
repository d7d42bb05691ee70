"""Reads about translations: what was made from what, and what is left to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import Prefetch

from dateline.stories.blocks import Related, words
from dateline.stories.models import Article, Block, Source
from dateline.stories.queries import present_blocks
from dateline.translation.comparison import says_the_same

UnitState = Literal["missing", "draft", "stale", "new", "own"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A block of an article beside what it is translated from.

    missing: nothing is written yet; draft: it stands beside the present source; stale: the words
    of the source are others than those it was made from, or were removed; new: the source has a
    block that this article has not; own: the block is no translation.

    `before` and `now` are the words of the source when it was translated and at present.
    """

    state: UnitState
    block: Block | None
    sources: tuple[Block, ...] = ()
    before: str = ""
    now: str = ""

    @property
    def source(self) -> Block | None:
        """The block of the other article; the first where several were joined in one."""
        return self.sources[0] if self.sources else None


def source_article(article: Article) -> Article | None:
    """Return the article that most blocks of this one are translated from, if any is."""
    ids = Source.objects.filter(block__article=article, kind=Source.Kind.TRANSLATION)
    counted = Counter(ids.values_list("source_block__article", flat=True)).most_common(1)
    return Article.objects.select_related("service").get(pk=counted[0][0]) if counted else None


def units_of(article: Article) -> list[Unit]:
    """Return the units of an article in its order, new blocks of the source where they belong.

    A source block whose translation was removed was left out on purpose and is not new; nor are
    links to related stories, which each service chooses for itself.
    """
    sources = Source.objects.select_related("source_block")
    blocks = present_blocks(article).prefetch_related(None)
    units = [unit_of(block) for block in blocks.prefetch_related(Prefetch("sources", sources))]
    source = source_article(article)
    return units if source is None else _with_new(units, source, _translated(article))


def unit_of(block: Block) -> Unit:
    """Return the unit of one block that an article has."""
    edges = translation_edges(block)
    if not edges:
        return Unit("own", block)
    sources = tuple(edge.source_block for edge in edges if edge.source_block)
    before = "\n".join(edge.source_text for edge in edges)
    now = "\n".join(present_words(source) for source in sources)
    return Unit(_state(block, before, now), block, sources, before, now)


def translation_edges(block: Block) -> list[Source]:
    """Return the edges of a block to what it is translated from."""
    return [edge for edge in block.sources.all() if edge.kind == Source.Kind.TRANSLATION]


def present_words(block: Block) -> str:
    """Return the words that a block has in its article now: none once it was removed."""
    return "" if block.removed else words(block.content)


def _state(block: Block, before: str, now: str) -> UnitState:
    if now.strip() and not words(block.content).strip():
        return "missing"
    return "draft" if says_the_same(before, now) else "stale"


def _translated(article: Article) -> set[UUID | None]:
    edges = Source.objects.filter(block__article=article, kind=Source.Kind.TRANSLATION)
    return set(edges.values_list("source_block", flat=True))


def _with_new(
    units: Sequence[Unit], source: Article, translated: Iterable[UUID | None]
) -> list[Unit]:
    found = list(units)
    place = 0
    for block in present_blocks(source).prefetch_related(None):
        if block.pk not in translated and not isinstance(block.content, Related):
            found.insert(place, Unit("new", None, (block,), now=present_words(block)))
        place = _place_after(found, block, place)
    return found


def _place_after(units: Sequence[Unit], source: Block, place: int) -> int:
    return next((i + 1 for i, unit in enumerate(units) if source in unit.sources), place)
