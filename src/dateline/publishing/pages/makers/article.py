"""The page of an article, or the notice that stands in its place."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

import orjson

from dateline.publishing import listings
from dateline.publishing.assemble.article import (
    alternates,
    article_view,
    default_path,
    sister_views,
)
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.facts import ServiceFacts
from dateline.publishing.assemble.memo import load_documents
from dateline.publishing.assemble.moments import moment
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.assemble.teasers import teasers
from dateline.publishing.documents import Document
from dateline.publishing.models import PublicArticle
from dateline.publishing.outputs import article as article_output
from dateline.publishing.outputs import withdrawn as withdrawn_output
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import ArticlePage, TeaserView, WithdrawnPage

_MORE: Final = 4


@output("article", urgency=Urgency.SISTER)
def make_article(spec: Spec, reader: Reader) -> Made | None:
    """Make the page of the article whose id is the subject."""
    public = reader.article(UUID(spec.subject))
    if public is None:
        return None
    if not public.standing:
        return Made(withdrawn_output.render(withdrawn_page(public, reader)).body, status=410)
    document = load_documents([public.publication_id])[public.publication_id]
    return Made(article_output.render(_page(document, reader)).body)


def _page(document: Document, reader: Reader) -> ArticlePage:
    service = reader.service(document.service)
    by_id = sister_views(reader, document)
    sisters = tuple(by_id.values())
    original = by_id.get(str(document.translation_of))
    return ArticlePage(
        chrome(
            service,
            document.path,
            section=document.section,
            alternates=alternates(service, document, sisters),
            default_path=default_path(reader, document, sisters),
            has_lite=True,
        ),
        article_view(reader, service, document, sisters, original),
        more=_more(document, service, reader),
    )


def _more(document: Document, service: ServiceFacts, reader: Reader) -> tuple[TeaserView, ...]:
    """Return what was published just before it in its section, or in the service.

    The newest of the list would change with each publication, and every article page with it.
    """
    code, section = document.service, document.section
    listing = listings.of_section(code, section) if section else listings.of_service(code)
    return teasers(reader, service, reader.before(listing, document.article, _MORE))


def withdrawn_page(public: PublicArticle, reader: Reader) -> WithdrawnPage:
    """Return the notice that stands in place of a withdrawn article."""
    service = reader.service(public.service_id)
    content = orjson.loads(public.publication.content)
    return WithdrawnPage(
        chrome(service, public.path, indexed=False),
        moment(datetime.fromisoformat(content["withdrawn"]), service),
        content["notice"],
    )
