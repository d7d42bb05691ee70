"""Newsletters as files: the news of each service, and each article."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from dateline.publishing.assemble.article import article_view
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.fronts import front_page
from dateline.publishing.assemble.memo import load_documents
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.documents import Document
from dateline.publishing.outputs import email, lite
from dateline.publishing.pages.makers.article import withdrawn_page
from dateline.publishing.pages.outputs import Made, Spec, Urgency, of_service, output
from dateline.publishing.render.pages import ArticleView, Chrome, EmailDigest

_MOST: Final = 12


@output("email-digest", urgency=Urgency.PARTNER, listing=of_service)
def make_digest(spec: Spec, reader: Reader) -> Made:
    """Make the newsletter of a service."""
    return Made(email.digest(digest_page(spec, reader)).body)


@output("email-article", urgency=Urgency.PARTNER)
def make_article(spec: Spec, reader: Reader) -> Made | None:
    """Make the newsletter of the article whose id is the subject, or the notice in its place."""
    public = reader.article(UUID(spec.subject))
    if public is None:
        return None
    if not public.standing:
        return Made(lite.withdrawn(withdrawn_page(public, reader)).body, status=410)
    document = load_documents([public.publication_id])[public.publication_id]
    return Made(email.article(*article_letter(reader, document)).body)


def digest_page(spec: Spec, reader: Reader) -> EmailDigest:
    """Return the news of a service as its front has it, from its lead on."""
    front = front_page(reader, spec.service)
    return EmailDigest(front.chrome, front.stories[:_MOST])


def article_letter(reader: Reader, document: Document) -> tuple[ArticleView, Chrome]:
    """Return an article and what surrounds it."""
    service = reader.service(document.service)
    return article_view(reader, service, document), chrome(service, document.path)
