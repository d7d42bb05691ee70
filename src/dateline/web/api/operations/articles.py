"""Articles: reading, saving, their history, and checks before publication."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from ninja import Header, Query, Router

from dateline.desk.checks import checks_of
from dateline.desk.embargoes import articles_under_embargo
from dateline.stories.actions import save_article
from dateline.stories.models import Article, State
from dateline.web.api.answers import answers
from dateline.web.api.finding import find_article, find_revision
from dateline.web.api.paging import Cursor, Limit, next_address, page_by_time
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.articles import (
    ArticleOut,
    ArticlePage,
    ArticleSummary,
    RevisionOut,
    RevisionPage,
    RevisionSummary,
)
from dateline.web.api.terms.checks import CheckOut
from dateline.web.api.terms.confidences import with_confidences
from dateline.web.api.terms.writing import ArticleIn

router = Router(tags=["Articles"])
IdempotencyKey = Annotated[
    UUID | None,
    Header(
        alias="Idempotency-Key", description="A UUID: the same again is saved once, and answers so."
    ),
]


@router.get(
    "/articles",
    response=answers(ArticlePage),
    operation_id="list_articles",
    summary="List articles",
)
def list_articles(
    request: SignedIn,
    service: Annotated[str, Query(description="Code of a service.", max_length=35)] = "",
    state: State | None = None,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> ArticlePage:
    """Return articles without their text, the last changed first.

    Those that rest on a wire under embargo are left out until it ends.
    """
    demand_reading(request.auth)
    wanted = {"service": service, "state": state}
    found = Article.objects.select_related("service").filter(
        **{name: value for name, value in wanted.items() if value}
    )
    articles, place = page_by_time(found, "changed", cursor, limit)
    hidden = articles_under_embargo([article.pk for article in articles])
    return ArticlePage(
        articles=[ArticleSummary.of(one) for one in articles if one.pk not in hidden],
        next=next_address(request, place),
    )


@router.get(
    "/articles/{uuid:article_id}",
    response=answers(ArticleOut, problems=(404,)),
    operation_id="read_article",
    summary="Read an article",
)
def read_article(request: SignedIn, article_id: UUID) -> ArticleOut:
    """Return an article with its blocks, their sources, credit line and byline."""
    demand_reading(request.auth)
    return ArticleOut.of(find_article(article_id))


@router.put(
    "/articles/{uuid:article_id}",
    response=answers(ArticleOut, problems=(404, 409)),
    operation_id="save_article",
    summary="Save an article",
)
def put_article(
    request: SignedIn, article_id: UUID, article: ArticleIn, key: IdempotencyKey = None
) -> ArticleOut:
    """Save the whole of an article; what others changed since `base` is kept.

    Where both changed the same place the answer is 409 with `by`, `fields` and `blocks`, and
    nothing is saved.
    """
    found = find_article(article_id)
    draft = with_confidences(article.draft, found)
    save_article(article=found, draft=draft, base=article.base, by=request.auth, token=key)
    return ArticleOut.of(find_article(article_id))


@router.get(
    "/articles/{uuid:article_id}/revisions",
    response=answers(RevisionPage, problems=(404,)),
    operation_id="list_revisions",
    summary="List the revisions of an article",
)
def list_revisions(
    request: SignedIn, article_id: UUID, cursor: Cursor = "", limit: Limit = 50
) -> RevisionPage:
    """Return who saved the article when, newest first."""
    demand_reading(request.auth)
    rows = find_article(article_id).revisions.select_related("created_by").defer("data")
    revisions, place = page_by_time(rows, "created", cursor, limit)
    return RevisionPage(
        revisions=[RevisionSummary.of(revision) for revision in revisions],
        next=next_address(request, place),
    )


@router.get(
    "/articles/{uuid:article_id}/revisions/{int:number}",
    response=answers(RevisionOut, problems=(404,)),
    operation_id="read_revision",
    summary="Read a revision of an article",
)
def read_revision(request: SignedIn, article_id: UUID, number: int) -> RevisionOut:
    """Return the article as it was saved then."""
    demand_reading(request.auth)
    return RevisionOut.of(find_revision(find_article(article_id), number))


@router.get(
    "/articles/{uuid:article_id}/checks",
    response=answers(list[CheckOut], problems=(404,)),
    operation_id="check_article",
    summary="Check an article before publication",
)
def check_article(request: SignedIn, article_id: UUID) -> list[CheckOut]:
    """Return what bars publication, what the desk should look at, and what is in order."""
    demand_reading(request.auth)
    return [CheckOut.of(check) for check in checks_of(find_article(article_id))]
