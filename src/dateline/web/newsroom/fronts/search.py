"""Published stories that can be pinned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from dateline.languages.models import Service
from dateline.publishing import listings
from dateline.publishing.assemble.memo import Memo
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.assemble.teasers import teasers
from dateline.publishing.pages.reads import Reads
from dateline.publishing.search import find

_NEWEST: Final = 12


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A story that readers have, as a line of a list."""

    article: UUID
    headline: str
    section: str
    published: datetime


def found_stories(service: Service, words: str) -> Sequence[FoundStory]:
    """Return the stories that have the words; without words the newest."""
    reader = Reader(Memo(), Reads())
    if words:
        shown, _ = find(service, words)
    else:
        shown = reader.window(listings.of_service(service.code), _NEWEST)
    views = teasers(reader, reader.service(service.code), shown)
    return [
        FoundStory(one.article, view.headline, view.section, view.published.instant)
        for one, view in zip(shown, views, strict=True)
    ]
