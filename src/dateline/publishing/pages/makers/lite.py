"""The text edition of articles, fronts and lists."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from dateline.publishing.assemble.article import article_view
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.fronts import front_page
from dateline.publishing.assemble.lite_parts import lite_parts
from dateline.publishing.assemble.memo import load_documents
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.documents import Document
from dateline.publishing.outputs import lite
from dateline.publishing.pages.makers.article import withdrawn_page
from dateline.publishing.pages.makers.corrections import corrections_page
from dateline.publishing.pages.makers.lists import list_page
from dateline.publishing.pages.makers.site import not_found_page, services_page
from dateline.publishing.pages.outputs import Made, Spec, Urgency, of_kind, of_service, output
from dateline.publishing.render.pages import ListPage, LiteArticlePage


@output("lite-article", urgency=Urgency.SISTER)
def make_article(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of the article whose id is the subject, or of its withdrawal.

    After # stands the number of a further page; there may be fewer by now.
    """
    pk, _, number = spec.subject.partition("#")
    public = reader.article(UUID(pk))
    if public is None:
        return None
    if not public.standing:
        return Made(lite.withdrawn(withdrawn_page(public, reader)).body, status=410)
    document = load_documents([public.publication_id])[public.publication_id]
    page = _page(document, reader, int(number or 1))
    return Made(lite.article(page).body) if page else None


def _page(document: Document, reader: Reader, number: int) -> LiteArticlePage | None:
    # No sisters and no other stories: what comes later to them leaves this page as it is.
    service = reader.service(document.service)
    parts = lite_parts(document, service.row.language_tag)
    if number > len(parts):
        return None
    around = chrome(service, document.path, section=document.section, has_lite=True)
    view = article_view(reader, service, document)
    if len(parts) > 1:
        here = tuple(block for block in view.blocks if block.id in parts[number - 1])
        view = replace(view, blocks=here)
    return LiteArticlePage(around, view, number, len(parts))


@output("lite-front", urgency=Urgency.FRONT, listing=of_service)
def make_front(spec: Spec, reader: Reader) -> Made:
    """Make the text edition of the front of the service."""
    return Made(lite.front(front_page(reader, spec.service)).body)


@output("lite-section", urgency=Urgency.AGAIN, listing=of_kind("section"))
def make_section(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of a page of a section."""
    return _list(spec, reader, "section")


@output("lite-topic", urgency=Urgency.AGAIN, listing=of_kind("topic"))
def make_topic(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of a page of a topic."""
    return _list(spec, reader, "topic")


@output("lite-author", urgency=Urgency.AGAIN, listing=of_kind("author"))
def make_author(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of a page of an author."""
    return _list(spec, reader, "author")


def _list(spec: Spec, reader: Reader, kind: str) -> Made | None:
    page = list_page(spec, reader, kind, ListPage)
    return Made(lite.listing(page).body) if page else None


@output("lite-corrections", urgency=Urgency.AGAIN)
def make_corrections(spec: Spec, reader: Reader) -> Made:
    """Make the text edition of what the service corrected and withdrew."""
    return Made(lite.corrections(corrections_page(spec, reader)).body)


@output("lite-services", urgency=Urgency.AGAIN)
def make_services(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of the index of services."""
    page = services_page(reader)
    return Made(lite.services(page).body) if page else None


@output("lite-not-found", urgency=Urgency.BACKGROUND)
def make_not_found(spec: Spec, reader: Reader) -> Made | None:
    """Make what the text edition of a service answers where it has no page."""
    page = not_found_page(spec, reader)
    return Made(lite.not_found(page).body) if page else None
