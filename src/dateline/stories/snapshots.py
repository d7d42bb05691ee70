"""Snapshots: everything of an article at one moment, as it is kept in a revision."""

from __future__ import annotations

import hashlib
from typing import Any, Literal
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict

from dateline.stories.blocks import Content, to_json
from dateline.stories.genres import Genre

SourceKind = Literal["wire", "own", "document", "translation"]
Label = Literal["", "verbatim", "adapted", "background"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Writer(_Frozen):
    """Somebody whose words stand in the text, under the name of a byline."""

    id: UUID
    name: str


class SnapshotSource(_Frozen):
    """One edge from a block to what it rests on.

    `item_version` and `paragraph` (from 1) name a paragraph of a wire; `source_block` and
    `source_text` a block of another article and its words when this one was made from it. What is
    off the record, and every note, stays in the newsroom.
    """

    kind: SourceKind
    item_version: UUID | None = None
    paragraph: int | None = None
    source_block: UUID | None = None
    source_text: str = ""
    note: str = ""
    person: str = ""
    off_record: bool = False
    url: str = ""
    label: Label = ""
    similarity: float | None = None


class Speaker(_Frozen):
    """Who says the quotation in which these words stand, as a journalist noted it."""

    words: str
    name: str


class SnapshotBlock(_Frozen):
    """A block with its sources, and what follows from them through all translations.

    `speakers` are those that journalists noted, in the order of the words. `agencies` are the codes
    of the providers that its words rest on, `writers` the journalists (not the translators) who
    wrote them.
    """

    id: UUID
    content: Content
    sources: tuple[SnapshotSource, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    agencies: tuple[str, ...] = ()
    writers: tuple[Writer, ...] = ()


class Snapshot(_Frozen):
    """An article at one moment."""

    article: UUID
    story: UUID
    service: str
    headline: str = ""
    short_headline: str = ""
    deck: str = ""
    slug: str = ""
    dateline: str = ""
    section: str = ""
    topics: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    urgency: int | None = None
    genre: Genre = ""
    lead_picture: UUID | None = None
    blocks: tuple[SnapshotBlock, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the snapshot as it is stored."""
        data = self.model_dump(mode="json", exclude_defaults=True, exclude={"blocks"})
        data["blocks"] = [_block_json(block) for block in self.blocks]
        return data

    def digest(self) -> str:
        """Return the SHA-256 of the stored form, in hexadecimal."""
        return hashlib.sha256(orjson.dumps(self.to_json(), option=orjson.OPT_SORT_KEYS)).hexdigest()


def _block_json(block: SnapshotBlock) -> dict[str, Any]:
    data = block.model_dump(mode="json", exclude_defaults=True, exclude={"content"})
    return data | {"content": to_json(block.content)}


def load_snapshot(data: dict[str, Any]) -> Snapshot:
    """Make a snapshot of its stored form."""
    return Snapshot.model_validate(data)
