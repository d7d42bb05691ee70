"""The text edition of articles, fronts and lists."""

from __future__ import annotations

from uuid import UUID

from dateline.publishing.assemble.article import article_view
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.memo import load_documents
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.documents import Document
from dateline.publishing.outputs import lite
from dateline.publishing.pages.makers.article import withdrawn_page
from dateline.publishing.pages.makers.front import front_page
from dateline.publishing.pages.makers.lists import list_page
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import ArticlePage, ListPage


@output("lite-article", urgency=Urgency.SISTER)
def make_article(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of the article whose id is the subject, or of its withdrawal."""
    public = reader.article(UUID(spec.subject))
    if public is None:
        return None
    if not public.standing:
        return Made(lite.withdrawn(withdrawn_page(public, reader)).body, status=410)
    document = load_documents([public.publication_id])[public.publication_id]
    return Made(lite.article(_page(document, reader)).body)


def _page(document: Document, reader: Reader) -> ArticlePage:
    # No sisters and no other stories: what comes later to them leaves this page as it is.
    service = reader.service(document.service)
    around = chrome(service, document.path, section=document.section, has_lite=True)
    return ArticlePage(around, article_view(reader, service, document))


@output("lite-front", urgency=Urgency.FRONT)
def make_front(spec: Spec, reader: Reader) -> Made:
    """Make the text edition of the front of the service."""
    return Made(lite.front(front_page(spec, reader)).body)


@output("lite-section", urgency=Urgency.AGAIN)
def make_section(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of a page of a section."""
    return _list(spec, reader, "section")


@output("lite-topic", urgency=Urgency.AGAIN)
def make_topic(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of a page of a topic."""
    return _list(spec, reader, "topic")


@output("lite-author", urgency=Urgency.AGAIN)
def make_author(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of a page of an author."""
    return _list(spec, reader, "author")


def _list(spec: Spec, reader: Reader, kind: str) -> Made | None:
    page = list_page(spec, reader, kind, ListPage)
    return Made(lite.listing(page).body) if page else None
