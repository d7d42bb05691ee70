"""What one batch of pages reads, read once; and documents, which never change, kept for longer."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

import orjson

from dateline.media.models import Picture
from dateline.publishing.documents import Document
from dateline.publishing.models import PublicArticle, Publication

from .facts import FrontFacts, ServiceFacts
from .services import ServiceStamp

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as readers have it now, by reference; `position` is its place in a list."""

    article: UUID
    story: UUID
    service: str
    path: str
    publication: UUID
    modified: datetime
    position: int = 0


@dataclass(slots=True)
class Memo:
    """The reads of one batch. Its pages are held before any of this is read."""

    services: dict[str, ServiceFacts] = field(default_factory=dict)
    stamps: dict[str, ServiceStamp] | None = None
    articles: dict[UUID, PublicArticle | None] = field(default_factory=dict)
    windows: dict[str, tuple[int, tuple[Shown, ...]]] = field(default_factory=dict)
    stories: dict[UUID, tuple[Shown, ...]] = field(default_factory=dict)
    names: dict[str, str | None] = field(default_factory=dict)
    fronts: dict[str, FrontFacts] = field(default_factory=dict)
    pictures: dict[UUID, Picture | None] = field(default_factory=dict)
    shown: dict[UUID, Shown] = field(default_factory=dict)
    # What several pages show alike, and the keys of what it was made of.
    made: dict[Hashable, tuple[Any, frozenset[str]]] = field(default_factory=dict)

    def as_first_read(self, one: Shown) -> Shown:
        """Return an article as this batch read it first, at the place where it stands now.

        What is published while a batch reads is in the next one: no page is of two moments.
        """
        first = self.shown.setdefault(one.article, one)
        if first.publication == one.publication:
            return one
        return replace(first, position=one.position)


class Kept(Generic[Key, Value]):
    """A bounded store of values that never change, for all threads of the process.

    Two generations: when the young one is full it becomes the old one, and what was not asked for
    since then goes with the old one before. To look something up is then one look into a `dict`.
    """

    def __init__(self, most: int) -> None:
        self._young: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}
        self._most = max(most // 2, 1)

    def get(self, key: Key) -> Value | None:
        """Return the value of a key if it is kept."""
        value = self._young.get(key)
        if value is None and (value := self._old.get(key)) is not None:
            self.put(key, value)
        return value

    def put(self, key: Key, value: Value) -> Value:
        """Keep a value; at most so many as were said when the store was made."""
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        self._young[key] = value
        return value


_documents: Final[Kept[UUID, Document]] = Kept(2_000)


def keep_document(publication: UUID, document: Document) -> None:
    """Keep the document of a publication that is being made: whoever needs it reads nothing.

    Should it not come about, nobody will ever ask for it.
    """
    _documents.put(publication, document)


def read_document(publication: Publication) -> None:
    """Keep the document of a publication that was read with its content."""
    if _documents.get(publication.pk) is None:
        _documents.put(publication.pk, Document.model_validate(orjson.loads(publication.content)))


def load_documents(publications: Collection[UUID]) -> dict[UUID, Document]:
    """Return the documents of publications that show an article, in one query at most."""
    if not publications:
        return {}
    found = {pk: _documents.get(pk) for pk in publications}
    missing = [pk for pk, document in found.items() if document is None]
    if missing:
        rows = Publication.objects.filter(pk__in=missing).values_list("pk", "content")
        for pk, content in rows:
            found[pk] = _documents.put(pk, Document.model_validate(orjson.loads(content)))
    return {pk: document for pk, document in found.items() if document is not None}
