"""Single blocks of an article."""

from __future__ import annotations

from uuid import UUID

from ninja import Router

from dateline.stories.actions import save_article, take_paragraphs
from dateline.stories.drafts import ArticleDraft, BlockDraft, draft_of
from dateline.stories.models import Article
from dateline.web.api.answers import answers
from dateline.web.api.finding import (
    NotHere,
    find_article,
    find_present,
    find_revision,
    find_version,
)
from dateline.web.api.operations.articles import IdempotencyKey
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.articles import ArticleOut, BlockOut
from dateline.web.api.terms.confidences import with_confidences
from dateline.web.api.terms.writing import BlockIn, TakeIn

router = Router(tags=["Blocks"])


@router.get(
    "/articles/{uuid:article_id}/blocks/{uuid:block_id}",
    response=answers(BlockOut, problems=(404,)),
    operation_id="read_block",
    summary="Read a block",
)
def read_block(request: SignedIn, article_id: UUID, block_id: UUID) -> BlockOut:
    """Return a block with its sources."""
    demand_reading(request.auth)
    return BlockOut.of(find_present(find_article(article_id), block_id))


@router.patch(
    "/articles/{uuid:article_id}/blocks/{uuid:block_id}",
    response=answers(ArticleOut, problems=(404, 409)),
    operation_id="change_block",
    summary="Change a block",
)
def change_block(
    request: SignedIn,
    article_id: UUID,
    block_id: UUID,
    block: BlockIn,
    key: IdempotencyKey = None,
) -> ArticleOut:
    """Change content, sources or both of one block, and return the article.

    When somebody else changed the block since `base`, the answer is 409 and nothing is saved.
    """
    article = find_article(article_id)
    save_article(
        article=article,
        draft=with_confidences(_changed(article, block_id, block), article),
        base=block.base,
        by=request.auth,
        token=key,
    )
    return ArticleOut.of(find_article(article_id))


@router.post(
    "/articles/{uuid:article_id}/paragraphs",
    response=answers(ArticleOut, problems=(404,)),
    operation_id="take_paragraphs",
    summary="Take paragraphs of a wire item",
)
def post_paragraphs(
    request: SignedIn, article_id: UUID, take: TakeIn, key: IdempotencyKey = None
) -> ArticleOut:
    """Put paragraphs of a wire item into an article, each as a block with its source."""
    take_paragraphs(
        article=find_article(article_id),
        item_version=find_version(take.item_version),
        paragraphs=take.paragraphs,
        after=take.after,
        by=request.auth,
        token=key,
    )
    return ArticleOut.of(find_article(article_id))


def _changed(article: Article, block_id: UUID, change: BlockIn) -> ArticleDraft:
    """Return the article of the revision that was read, with this block changed in it."""
    base = find_revision(article, change.base)
    draft = draft_of(base.snapshot)
    if all(block.id != block_id for block in draft.blocks):
        raise NotHere("block")
    blocks = tuple(
        _with(block, change) if block.id == block_id else block for block in draft.blocks
    )
    return draft.model_copy(update={"blocks": blocks})


def _with(block: BlockDraft, change: BlockIn) -> BlockDraft:
    new = {"content": change.content, "sources": change.sources}
    return block.model_copy(
        update={name: value for name, value in new.items() if value is not None}
    )
