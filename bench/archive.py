"""An archive of published articles, made in bulk: the same rows as the actions write.

Python makes what is hashed and signed; the database makes all other rows out of it. The files of
old pages are not there, as nothing reads them: their rows say that they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from bench.archive_rows import ROWS, STAGING

TOPICS: Final = 20
SECTIONS: Final = ("world", "science", "economy", "culture")
_FIRST: Final = datetime(2019, 1, 1, tzinfo=UTC)
_APART: Final = timedelta(minutes=20)
WORDS: Final = (
    "The ministers said after the meeting that the plan would be put before the assembly in the "
    "spring, and that each of the countries would say by then what it could give to it. Two of "
    "them had asked for more time. An observer called the day a step, though not a long one. "
)


def fill(articles: int) -> None:
    """Publish so many articles in the English service, each with a section and a topic."""
    from django.db import connection, transaction

    from dateline.languages.actions import change_service
    from dateline.languages.models import Service
    from dateline.publishing import listings
    from dateline.publishing.pages.templates import version
    from dateline.stories.actions import create_section, create_topic

    service = Service.objects.get(pk="en")
    service = change_service(service=service, changes={"active": True}, by=None)
    for slug in SECTIONS:
        create_section(service=service, slug=slug, name=slug.title(), by=None)
    for number in range(TOPICS):
        create_topic(service=service, slug=f"topic-{number}", name=f"Topic {number}", by=None)
    with transaction.atomic(), connection.cursor() as cursor:
        # The rows refer to one another as they should: to look at each would take far longer.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(STAGING)
        with cursor.copy("COPY archive FROM STDIN") as copy:
            for row in _rows(articles):
                copy.write_row(row)
        sizes = {"page": listings.PAGE, "part": listings.SITEMAP, "version": version()}
        for statement in ROWS:
            cursor.execute(statement, sizes)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def blocks(number: int) -> list[dict[str, Any]]:
    """Return eight paragraphs that differ from those of other articles."""
    texts = (f"Paragraph {part} of report {number}. {WORDS}" for part in range(8))
    return [{"content": {"kind": "paragraph", "text": [{"text": text}]}} for text in texts]


@dataclass(frozen=True, slots=True)
class _Article:
    """What is told of an article by its number, from 0."""

    number: int
    id: Any
    story: Any

    @property
    def at(self) -> datetime:
        return _FIRST + self.number * _APART

    @property
    def section(self) -> str:
        return SECTIONS[self.number % len(SECTIONS)]

    @property
    def topic(self) -> str:
        return f"topic-{self.number % TOPICS}"

    @property
    def slug(self) -> str:
        return f"report-number-{self.number}"

    @property
    def headline(self) -> str:
        return f"Report number {self.number} of the day"


def _rows(articles: int) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the staging table: every article, and its entry in the ledger."""
    from dateline.ground import signing
    from dateline.ground.ids import new_id
    from dateline.publishing.canonical import canonical_json, sha256_hex

    previous, key = "", signing.public_key()
    for number in range(articles):
        one = _Article(number, new_id(), new_id())
        document = _document(one)
        content = canonical_json(document.to_json())
        entry = canonical_json(
            {
                "article": str(one.id),
                "at": f"{one.at:%Y-%m-%dT%H:%M:%SZ}",
                "content": sha256_hex(content),
                "kind": "publish",
                "number": number + 1,
                "previous": previous,
                "service": "en",
                "story": str(one.story),
            }
        )
        yield (
            *(number, one.id, one.story, new_id(), new_id(), one.headline, one.slug),
            *(one.section, one.topic, document.path, one.at),
            *(content.decode(), sha256_hex(content), entry.decode()),
            *(sha256_hex(entry), previous, signing.sign(entry), key),
            " ".join(block["content"]["text"][0]["text"] for block in blocks(number)),
        )
        previous = sha256_hex(entry)


def _document(one: _Article) -> Any:
    from dateline.publishing import addresses
    from dateline.publishing.documents import BylineWords, Document, DocumentBlock, TopicRef

    return Document(
        article=one.id,
        story=one.story,
        service="en",
        path=addresses.article("en", one.slug, one.at, one.id),
        revision=1,
        published=one.at,
        headline=one.headline,
        section=one.section,
        topics=(TopicRef(slug=one.topic, name=one.topic.title()),),
        byline=BylineWords(kind="house", text="Dateline News"),
        blocks=tuple(DocumentBlock(id=one.id, **block) for block in blocks(one.number)),
    )
