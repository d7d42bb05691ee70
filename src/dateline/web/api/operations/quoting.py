"""Quotations of an article and their speakers."""

from __future__ import annotations

from uuid import UUID

from ninja import Router

from dateline.stories.actions import note_speakers
from dateline.stories.queries import latest_revision
from dateline.stories.quotations import QuotingBlock, check_quotations
from dateline.stories.snapshots import Speaker
from dateline.web.api.answers import answers
from dateline.web.api.finding import find_article, find_present
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.articles import ArticleOut
from dateline.web.api.terms.confidences import open_speakers, with_confidants
from dateline.web.api.terms.quoting import QuotationOut, SpeakersIn

router = Router(tags=["Quotations"])


@router.get(
    "/articles/{uuid:article_id}/quotations",
    response=answers(list[QuotationOut], problems=(404,)),
    operation_id="list_quotations",
    summary="List the quotations of an article",
)
def list_quotations(request: SignedIn, article_id: UUID) -> list[QuotationOut]:
    """Return what somebody is quoted with, in the order of the text, each with its verdict.

    Who says it is as somebody noted it, else as a rule proposes it for English. What was said off
    the record is left out.
    """
    demand_reading(request.auth)
    article = find_article(article_id)
    present = latest_revision(article)
    blocks = present.snapshot.blocks if present else ()
    asked = [QuotingBlock(one.id, one.content, one.sources, open_speakers(one)) for one in blocks]
    checked = check_quotations(asked, article.service.language_tag)
    return [
        QuotationOut.of(block.id, one)
        for block, ones in zip(blocks, checked, strict=True)
        for one in ones
        if one.counts and not one.is_confided
    ]


@router.put(
    "/articles/{uuid:article_id}/blocks/{uuid:block_id}/speakers",
    response=answers(ArticleOut, problems=(404,)),
    operation_id="note_speakers",
    summary="Note who says the quotations of a block",
)
def put_speakers(
    request: SignedIn, article_id: UUID, block_id: UUID, wanted: SpeakersIn
) -> ArticleOut:
    """Note for words of a block who says them; the names go with the words when they move.

    Words that are not in the block are refused with 422, and nothing is noted.
    """
    article = find_article(article_id)
    speakers = [Speaker(words=one.words, name=one.name) for one in wanted.speakers]
    note_speakers(
        article=article,
        block=block_id,
        speakers=with_confidants(speakers, find_present(article, block_id)),
        by=request.auth,
    )
    return ArticleOut.of(find_article(article_id))
