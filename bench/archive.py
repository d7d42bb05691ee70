"""An archive of published articles, made in bulk: the same rows as the actions write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

TOPICS: Final = 20
SECTIONS: Final = ("world", "science", "economy", "culture")
_FIRST: Final = datetime(2019, 1, 1, tzinfo=UTC)
_AT_ONCE: Final = 1_000
WORDS: Final = (
    "The ministers said after the meeting that the plan would be put before the assembly in the "
    "spring, and that each of the countries would say by then what it could give to it. Two of "
    "them had asked for more time. An observer called the day a step, though not a long one. "
)


def fill(articles: int) -> None:
    """Publish so many articles in the English service, each with a section and a topic."""
    from dateline.languages.actions import change_service
    from dateline.languages.models import Service
    from dateline.stories.actions import create_section, create_topic

    service = Service.objects.get(pk="en")
    service = change_service(service=service, changes={"active": True}, by=None)
    for slug in SECTIONS:
        create_section(service=service, slug=slug, name=slug.title(), by=None)
    for number in range(TOPICS):
        create_topic(service=service, slug=f"topic-{number}", name=f"Topic {number}", by=None)
    previous = ""
    for first in range(0, articles, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, articles))
        previous = _fill(service, numbers, previous)
    _count_lists(articles)


def blocks(number: int) -> list[dict[str, Any]]:
    """Return eight paragraphs that differ from those of other articles."""
    texts = (f"Paragraph {part} of report {number}. {WORDS}" for part in range(8))
    return [{"content": {"kind": "paragraph", "text": [{"text": text}]}} for text in texts]


def _fill(service: Any, numbers: Sequence[int], previous: str) -> str:
    from dateline.publishing import models as publishing
    from dateline.stories import models as stories

    sections = {one.slug: one for one in stories.Section.objects.filter(service=service)}
    rows = [_Row(service, number, sections) for number in numbers]
    stories.Story.objects.bulk_create(row.story for row in rows)
    stories.Article.objects.bulk_create(row.article for row in rows)
    stories.Revision.objects.bulk_create(row.revision for row in rows)
    for row in rows:
        previous = row.publish(previous)
    publishing.Publication.objects.bulk_create(row.publication for row in rows)
    publishing.PublicArticle.objects.bulk_create(row.public for row in rows)
    for key in {entry.listing_id for row in rows for entry in row.entries}:
        publishing.Listing.objects.get_or_create(key=key)
    publishing.ListEntry.objects.bulk_create(entry for row in rows for entry in row.entries)
    publishing.Page.objects.bulk_create(row.page for row in rows)
    publishing.PageRead.objects.bulk_create(
        publishing.PageRead(page=row.page, key=key) for row in rows for key in row.reads
    )
    return previous


class _Row:
    """All rows of one article."""

    def __init__(self, service: Any, number: int, sections: Any) -> None:
        from dateline.stories.models import Article, Revision, Story

        self.number, self.service = number, service
        self.at = _FIRST + timedelta(minutes=20 * number)
        self.section = SECTIONS[number % len(SECTIONS)]
        self.topic = f"topic-{number % TOPICS}"
        self.story = Story(slugline=f"REPORT-{number}")
        self.article = Article(
            story=self.story,
            service=service,
            headline=f"Report number {number} of the day",
            slug=f"report-number-{number}",
            section=sections[self.section],
            state="published",
            revision_number=1,
            first_published=self.at,
            last_published=self.at,
        )
        self.revision = Revision(article=self.article, number=1, data={}, sha256=f"{number:064x}")

    def publish(self, previous: str) -> str:
        """Make the rows of publishing, and return the hash of the entry."""
        from dateline.ground import signing
        from dateline.publishing.canonical import canonical_json, sha256_hex
        from dateline.publishing.models import PublicArticle, Publication

        content = canonical_json(self._document().to_json())
        entry = canonical_json(
            {
                "article": str(self.article.pk),
                "at": f"{self.at:%Y-%m-%dT%H:%M:%SZ}",
                "content": sha256_hex(content),
                "kind": "publish",
                "number": self.number + 1,
                "previous": previous,
                "service": self.service.code,
                "story": str(self.story.pk),
            }
        )
        self.publication = Publication(
            number=self.number + 1,
            article=self.article,
            service=self.service,
            revision=self.revision,
            kind="publish",
            content=content.decode(),
            content_sha256=sha256_hex(content),
            entry=entry.decode(),
            sha256=sha256_hex(entry),
            previous=previous,
            signature=signing.sign(entry),
            key=signing.public_key(),
            at=self.at,
        )
        self.public = PublicArticle(
            article=self.article,
            story=self.story,
            service=self.service,
            path=self._path(),
            publication=self.publication,
            first_published=self.at,
            modified=self.at,
        )
        self._show()
        return self.publication.sha256

    def _path(self) -> str:
        from dateline.publishing import addresses

        return addresses.article(self.service.code, self.article.slug, self.at, self.article.pk)

    def _document(self) -> Any:
        from dateline.publishing.documents import BylineWords, Document, DocumentBlock, TopicRef

        return Document(
            article=self.article.pk,
            story=self.story.pk,
            service=self.service.code,
            path=self._path(),
            revision=1,
            published=self.at,
            headline=self.article.headline,
            section=self.section,
            topics=(TopicRef(slug=self.topic, name=self.topic.title()),),
            byline=BylineWords(kind="house", text="Dateline News"),
            blocks=tuple(
                DocumentBlock(id=self.article.pk, **block) for block in blocks(self.number)
            ),
        )

    def _show(self) -> None:
        from dateline.publishing import listings
        from dateline.publishing.models import ListEntry, Page
        from dateline.publishing.pages import keys
        from dateline.publishing.pages.templates import version

        code, number = self.service.code, self.number
        places = {
            listings.of_service(code): number + 1,
            listings.of_section(code, self.section): number // len(SECTIONS) + 1,
            listings.of_topic(code, self.topic): number // TOPICS + 1,
        }
        self.entries = [
            ListEntry(listing_id=key, position=position, article=self.public)
            for key, position in places.items()
        ]
        self.page = Page(
            path=self.public.path,
            output="article",
            service_code=code,
            subject=str(self.article.pk),
            usual_urgency=4,
            wanted=1,
            rendered=1,
            status=200,
        )
        self.reads = (
            keys.article(self.article.pk),
            keys.story(self.story.pk),
            keys.service(code),
            keys.template(version()),
        )


def _count_lists(articles: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE publishing_listing SET last = newest.position FROM (SELECT listing_id, "
            "max(position) AS position FROM publishing_listentry GROUP BY listing_id) newest "
            "WHERE key = newest.listing_id"
        )
        cursor.execute(
            "INSERT INTO publishing_sitemappart (service_id, number, modified) "
            "SELECT 'en', number, now() FROM generate_series(1, %s) number",
            [(articles - 1) // 200 + 1],
        )
        cursor.execute("SELECT setval('publishing_page_sequence', 10)")
        cursor.execute("VACUUM ANALYZE")
