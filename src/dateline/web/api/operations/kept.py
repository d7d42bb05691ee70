"""Kept words of an article: listed, put back, let go."""

from __future__ import annotations

from uuid import UUID

from ninja import Router

from dateline.stories.actions import let_words_go, put_back_words
from dateline.stories.queries import words_kept_of
from dateline.web.api.answers import answers
from dateline.web.api.finding import find_article
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.articles import ArticleOut
from dateline.web.api.terms.kept import KeptWordsOut

router = Router(tags=["Articles"])


@router.get(
    "/articles/{uuid:article_id}/kept-words",
    response=answers(list[KeptWordsOut], problems=(404,)),
    operation_id="list_kept_words",
    summary="List words that were kept",
)
def list_kept_words(request: SignedIn, article_id: UUID) -> list[KeptWordsOut]:
    """Return words that were typed into a block while somebody else removed it, newest first."""
    demand_reading(request.auth)
    return [KeptWordsOut.of(key, one) for key, one in words_kept_of(find_article(article_id))]


@router.post(
    "/articles/{uuid:article_id}/kept-words/{key}/put-back",
    response=answers(ArticleOut, problems=(404,)),
    operation_id="put_back_words",
    summary="Put kept words back",
)
def post_put_back(request: SignedIn, article_id: UUID, key: str) -> ArticleOut:
    """Put kept words into the text again, with the block around them, and return the article."""
    put_back_words(article=find_article(article_id), key=key, by=request.auth)
    return ArticleOut.of(find_article(article_id))


@router.post(
    "/articles/{uuid:article_id}/kept-words/{key}/let-go",
    response=answers(list[KeptWordsOut], problems=(404,)),
    operation_id="let_words_go",
    summary="Let kept words go",
)
def post_let_go(request: SignedIn, article_id: UUID, key: str) -> list[KeptWordsOut]:
    """Ask nobody any more about kept words; they stay in the list, settled."""
    article = find_article(article_id)
    let_words_go(article=article, key=key, by=request.auth)
    return [KeptWordsOut.of(key, one) for key, one in words_kept_of(article)]
