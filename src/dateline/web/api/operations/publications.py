"""Publishing, withdrawing, and what was published."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router

from dateline.publishing.actions import Note, publish_article, withdraw_article
from dateline.publishing.models import NoteKind, Publication
from dateline.web.api.answers import answers
from dateline.web.api.finding import find_article, find_publication, find_revision
from dateline.web.api.ninjs import ninjs_of
from dateline.web.api.paging import Cursor, Limit, next_address, read_cursor
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.publications import (
    PublicationOut,
    PublicationPage,
    PublicationSummary,
    PublishIn,
    WithdrawIn,
)

router = Router(tags=["Publications"])


@router.post(
    "/articles/{uuid:article_id}/publish",
    response=answers(PublicationOut, problems=(404, 409)),
    operation_id="publish_article",
    summary="Publish an article",
)
def post_publish(request: SignedIn, article_id: UUID, wanted: PublishIn) -> PublicationOut:
    """Give readers a revision of an article; it takes the role editor in the service.

    The same revision again answers with its publication. When something bars publication the
    answer is 409 with one sentence each in `problems`.
    """
    article = find_article(article_id)
    publication = publish_article(
        article=article,
        revision=find_revision(article, wanted.revision),
        by=request.auth,
        note=Note(NoteKind(wanted.note.kind), wanted.note.text) if wanted.note else None,
        override=wanted.override,
    )
    return PublicationOut.of(publication)


@router.post(
    "/articles/{uuid:article_id}/withdraw",
    response=answers(PublicationOut, problems=(404, 409)),
    operation_id="withdraw_article",
    summary="Withdraw an article",
)
def post_withdraw(request: SignedIn, article_id: UUID, why: WithdrawIn) -> PublicationOut:
    """Put a notice in the place of an article; it takes the role editor in the service."""
    publication = withdraw_article(
        article=find_article(article_id), reason=why.reason, notice=why.notice, by=request.auth
    )
    return PublicationOut.of(publication)


@router.get(
    "/publications",
    response=answers(PublicationPage),
    operation_id="list_publications",
    summary="List publications",
)
def list_publications(
    request: SignedIn,
    service: Annotated[str, Query(description="Code of a service.", max_length=35)] = "",
    article: UUID | None = None,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> PublicationPage:
    """Return the publications, newest first."""
    demand_reading(request.auth)
    wanted = {"service": service, "article": article}
    rows = Publication.objects.filter(
        **{name: value for name, value in wanted.items() if value}
    ).select_related("revision", "by")
    if cursor:
        rows = rows.filter(number__lt=int(read_cursor(cursor)))
    found = list(rows.defer("content", "entry").order_by("-number")[: limit + 1])
    place = str(found[limit - 1].number) if len(found) > limit else None
    return PublicationPage(
        publications=[PublicationSummary.of(one) for one in found[:limit]],
        next=next_address(request, place),
    )


@router.get(
    "/publications/{uuid:publication_id}",
    response=answers(PublicationOut, problems=(404,)),
    operation_id="read_publication",
    summary="Read a publication",
)
def read_publication(request: SignedIn, publication_id: UUID) -> PublicationOut:
    """Return what was published, with its signed line in the ledger."""
    demand_reading(request.auth)
    return PublicationOut.of(find_publication(publication_id))


@router.get(
    "/publications/{uuid:publication_id}/ninjs",
    response=answers(dict[str, Any], problems=(404,)),
    operation_id="read_publication_ninjs",
    summary="Read a publication as ninjs 3.0",
)
def read_publication_ninjs(request: SignedIn, publication_id: UUID) -> dict[str, Any]:
    """Return what was published as one object of ninjs 3.0 (IPTC), for other systems."""
    demand_reading(request.auth)
    return ninjs_of(find_publication(publication_id))
