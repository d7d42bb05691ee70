"""Every write about translations. Words go into an article through `stories.save_article`."""

from __future__ import annotations

from django.db import transaction

from dateline.accounts.models import User
from dateline.languages.models import Service
from dateline.stories.actions import catch_up, catch_up_story, create_article, save_article
from dateline.stories.blocks import (
    Content,
    Embed,
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    Quotation,
    Related,
)
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft, draft_of
from dateline.stories.models import Article, Block, Revision
from dateline.stories.queries import latest_revision, present_blocks
from dateline.translation.comparison import says_the_same
from dateline.translation.errors import NoTranslation, SourceMovedOn
from dateline.translation.queries import present_words, translation_edges, unit_of


@transaction.atomic
def start_translation(*, source: Article, service: Service, by: User | None) -> Article:
    """Begin the article of a story in another service as a translation of this one.

    It has a block for each block of the source, without words, with an edge to it. Pictures,
    addresses of embeds and related stories come along; what is said about them does not.

    Effects: those of `create_article` and `save_article`.

    Raises:
        NotAllowed: `by` has no role in the service.
        ArticleExists: the service has an article of this story.
    """
    article = create_article(story=source.story, service=service, by=by)
    catch_up(article=source)
    draft = ArticleDraft(
        lead_picture=source.lead_picture_id,
        blocks=tuple(untranslated(block) for block in present_blocks(source)),
    )
    save_article(article=article, draft=draft, base=0, by=by)
    return article


def untranslated(block: Block) -> BlockDraft:
    """Return a new block for another article to be translated from this one."""
    edge = SourceDraft(kind="translation", source_block=block.pk, source_text=present_words(block))
    return BlockDraft(content=_without_words(block.content), sources=(edge,))


def _without_words(content: Content) -> Content:
    match content:
        case Paragraph():
            return Paragraph()
        case Heading(level=level):
            return Heading(level=level)
        case Quotation():
            return Quotation()
        case ListBlock(ordered=ordered, items=items):
            return ListBlock(ordered=ordered, items=tuple(() for _ in items))
        case PictureBlock(picture=picture):
            return PictureBlock(picture=picture)
        case Embed(url=url):
            return Embed(url=url)
        case Related():
            return content


@transaction.atomic
def mark_current(*, block: Block, by: User | None, seen: str | None = None) -> Revision:
    """Accept a block as the translation of what its source says now.

    Args:
        seen: the words of the source that the translator compared with (`Unit.now`).

    Effects: those of `save_article`.

    Raises:
        NotAllowed: `by` has no role in the service.
        NoTranslation: the block is none, or was removed.
        SourceMovedOn: the source says something else than `seen` by now.
    """
    article = Article.objects.select_for_update().get(pk=block.article_id)
    catch_up_story(article=article)
    block = Block.objects.get(pk=block.pk)
    present = latest_revision(article)
    if block.removed or present is None or not translation_edges(block):
        raise NoTranslation
    if seen is not None and not says_the_same(seen, unit_of(block).now):
        raise SourceMovedOn
    draft = draft_of(present.snapshot)
    blocks = tuple(_current(each, block) if each.id == block.pk else each for each in draft.blocks)
    return save_article(
        article=article,
        draft=draft.model_copy(update={"blocks": blocks}),
        base=article.revision_number,
        by=by,
    )


def _current(draft: BlockDraft, block: Block) -> BlockDraft:
    now = {
        edge.source_block_id: present_words(edge.source_block)
        for edge in translation_edges(block)
        if edge.source_block
    }
    sources = tuple(
        source.model_copy(update={"source_text": now[source.source_block]})
        if source.kind == "translation"
        else source
        for source in draft.sources
    )
    return draft.model_copy(update={"sources": sources})
