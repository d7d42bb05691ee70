"""What the sources of blocks say, fetched together and made ready once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from dateline.stories.blocks import words
from dateline.stories.models import Block
from dateline.stories.quotations.passages import Passage, passage_of
from dateline.wires.models import ItemVersion


class Edge(Protocol):
    """An edge from a block to what it rests on: of a draft or of a snapshot."""

    @property
    def kind(self) -> str: ...
    @property
    def item_version(self) -> UUID | None: ...
    @property
    def paragraph(self) -> int | None: ...
    @property
    def source_block(self) -> UUID | None: ...
    @property
    def source_text(self) -> str | None: ...
    @property
    def note(self) -> str: ...
    @property
    def off_record(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a quotation stands: a paragraph of a version, a block, or a note (both None).

    `off_record` tells that the note is of what was said off the record.
    """

    version: UUID | None = None
    paragraph: int | None = None
    block: UUID | None = None
    off_record: bool = False


@dataclass(frozen=True)
class Sources:
    """All wires and blocks that some blocks rest on."""

    language: str
    versions: dict[UUID, ItemVersion]
    blocks: dict[UUID, str]
    _passages: dict[UUID, Passage] = field(default_factory=dict)

    def spoken(self, edges: Iterable[Edge]) -> Iterator[tuple[Origin, Passage]]:
        """Yield what the edges' sources say in the language of the text; each wire once, whole."""
        seen = set()
        for edge in edges:
            version = self.versions.get(edge.item_version) if edge.item_version else None
            if version and version.pk not in seen and same_language(version, self.language):
                seen.add(version.pk)
                yield Origin(version.pk, edge.paragraph), self._passage(version)
            elif edge.kind in ("own", "document") and edge.note:
                yield Origin(off_record=edge.off_record), passage_of([edge.note], marked=False)

    def foreign(self, edges: Iterable[Edge]) -> Iterator[tuple[Origin, str]]:
        """Yield the paragraphs that the text is a translation of."""
        texts = []
        for edge in edges:
            version = self.versions.get(edge.item_version) if edge.item_version else None
            if edge.source_block:
                text = edge.source_text or self.blocks.get(edge.source_block, "")
                texts.append((Origin(block=edge.source_block), text))
            elif version and edge.paragraph and not same_language(version, self.language):
                there = paragraphs_of(version)[edge.paragraph - 1 : edge.paragraph]
                texts.append((Origin(version.pk, edge.paragraph), "".join(there)))
        if texts:
            # Blocks that were joined: their texts stand one after the other.
            yield texts[0][0], "\n".join(text for _, text in texts)

    def _passage(self, version: ItemVersion) -> Passage:
        if version.pk not in self._passages:
            self._passages[version.pk] = passage_of(paragraphs_of(version), version.language)
        return self._passages[version.pk]


def load_sources(edges: Iterable[Edge], language: str) -> Sources:
    """Fetch what edges point to, in at most two statements.

    Args:
        edges: of all blocks concerned.
        language: the tag of the language that the blocks are written in.
    """
    edges = list(edges)
    versions = {edge.item_version for edge in edges if edge.item_version}
    blocks = {edge.source_block for edge in edges if edge.source_block}
    found = ItemVersion.objects.only("language", "paragraphs", "item").in_bulk(versions)
    texts = Block.objects.in_bulk(blocks) if blocks else {}
    return Sources(
        language,
        found if versions else {},
        {pk: words(block.content) for pk, block in texts.items()},
    )


def paragraphs_of(version: ItemVersion) -> Sequence[str]:
    """Return the words of a version's paragraphs."""
    return ["".join(run["text"] for run in one["runs"]) for one in version.paragraphs]


def same_language(version: ItemVersion, tag: str) -> bool:
    """Whether a version may be in a language: one that names none may be in any."""
    mine = version.language.split("-")[0].lower()
    return not mine or mine == tag.split("-")[0].lower()
