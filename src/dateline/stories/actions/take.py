"""Taking paragraphs from the wires, with their sources."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.accounts.models import User
from dateline.languages.models import Service
from dateline.stories.actions.create import create_article, create_story
from dateline.stories.actions.documents import catch_up
from dateline.stories.actions.save import save_article
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft, draft_of
from dateline.stories.errors import BadDraft
from dateline.stories.models import Article, Revision
from dateline.stories.queries import latest_revision
from dateline.wires.models import ItemVersion


@transaction.atomic
def start_story(
    *,
    item_version: ItemVersion,
    paragraphs: Sequence[int],
    service: Service,
    by: User | None,
) -> Article:
    """Begin a story from a wire item: its headline and the chosen paragraphs, counted from 1.

    Effects: those of `create_story`, `create_article` and `save_article`.

    Raises:
        NotAllowed, BadDraft: as those do.
    """
    slugline = item_version.slugline or item_version.headline or "Untitled"
    story = create_story(slugline=slugline, by=by)
    article = create_article(story=story, service=service, by=by)
    draft = ArticleDraft(
        headline=(item_version.headline or "")[:300],
        blocks=_taken(item_version, paragraphs),
    )
    save_article(article=article, draft=draft, base=0, by=by)
    return article


@transaction.atomic
def take_paragraphs(
    *,
    article: Article,
    item_version: ItemVersion,
    paragraphs: Sequence[int],
    by: User | None,
    after: UUID | None = None,
    token: UUID | None = None,
) -> Revision:
    """Put paragraphs of a wire item into an article, each as a block with its source.

    Args:
        paragraphs: their numbers in the item, from 1, in the order wanted.
        after: the block that they shall follow; without it they come last.
        token: names this sending, as for `save_article`.

    Effects: those of `save_article`.

    Raises:
        NotAllowed, BadDraft: as `save_article` does.
    """
    Article.objects.select_for_update().get(pk=article.pk)
    article.refresh_from_db()
    catch_up(article=article)
    present = latest_revision(article)
    draft = draft_of(present.snapshot) if present else ArticleDraft()
    blocks = list(draft.blocks)
    place = _place_after(blocks, after)
    blocks[place:place] = _taken(item_version, paragraphs)
    return save_article(
        article=article,
        draft=draft.model_copy(update={"blocks": tuple(blocks)}),
        base=article.revision_number,
        by=by,
        token=token,
    )


def _place_after(blocks: Sequence[BlockDraft], after: UUID | None) -> int:
    if after is None:
        return len(blocks)
    for place, block in enumerate(blocks):
        if block.id == after:
            return place + 1
    raise BadDraft(_("The block to insert after is not in the article any more."))


def _taken(item_version: ItemVersion, paragraphs: Sequence[int]) -> tuple[BlockDraft, ...]:
    if not paragraphs:
        raise BadDraft(_("Choose at least one paragraph."))
    return tuple(_taken_block(item_version, number) for number in paragraphs)


def _taken_block(item_version: ItemVersion, number: int) -> BlockDraft:
    if not 1 <= number <= len(item_version.paragraphs):
        raise BadDraft(_("The wire item has no paragraph %s.") % number)
    source = SourceDraft(kind="wire", item_version=item_version.pk, paragraph=number)
    return BlockDraft(content=Paragraph(text=item_version.paragraph(number)), sources=(source,))
