"""What of a draft cannot be saved is left out and told, so that all the rest is saved."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_noop as _

from dateline.ground.richtext import from_plain
from dateline.media.models import Picture
from dateline.stories.blocks import Paragraph, PictureBlock
from dateline.stories.coediting.problems import Problem
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft
from dateline.stories.models import Article, Block, Section, Topic
from dateline.wires.models import ItemVersion
from dateline.wires.subjects import topics as media_topics


def sound(draft: ArticleDraft, article: Article, problems: list[Problem]) -> ArticleDraft:
    """Return the draft without what does not exist; `problems` says what was left out."""
    known = _Known(draft, article)
    section = draft.section
    if section and not Section.objects.filter(service=article.service_id, slug=section).exists():
        problems.append(Problem(_("This service has no section “%s”."), (section,)))
        section = ""
    topics = set(
        Topic.objects.filter(service=article.service_id, slug__in=draft.topics).values_list(
            "slug", flat=True
        )
    )
    problems += [
        Problem(_("This service has no topic “%s”."), (slug,))
        for slug in draft.topics
        if slug not in topics
    ]
    subjects = tuple(code for code in draft.subjects if code in media_topics())
    problems += [
        Problem(_("There is no Media Topic %s."), (code,))
        for code in draft.subjects
        if code not in subjects
    ]
    lead = draft.lead_picture
    if lead is not None and lead not in known.pictures:
        problems.append(Problem(_("The lead picture is not in the library.")))
        lead = None
    return draft.model_copy(
        update={
            "section": section,
            "topics": tuple(slug for slug in draft.topics if slug in topics),
            "subjects": subjects,
            "lead_picture": lead,
            "blocks": tuple(known.block(block, problems) for block in draft.blocks),
        }
    )


def foreign_blocks(ids: Iterable[UUID], article: UUID) -> set[UUID]:
    """Return those of the ids that blocks of other articles have."""
    return set(
        Block.objects.filter(pk__in=list(ids)).exclude(article=article).values_list("pk", flat=True)
    )


class _Known:
    """What of the things that a draft names exists."""

    def __init__(self, draft: ArticleDraft, article: Article) -> None:
        sources = [source for block in draft.blocks for source in block.sources]
        pictures = {
            block.content.picture
            for block in draft.blocks
            if isinstance(block.content, PictureBlock)
        }
        wanted = [*pictures, *filter(None, [draft.lead_picture])]
        self.pictures = set(Picture.objects.filter(pk__in=wanted).values_list("pk", flat=True))
        versions = {source.item_version for source in sources if source.item_version}
        self._versions = ItemVersion.objects.in_bulk(versions) if versions else {}
        blocks = {source.source_block for source in sources if source.source_block}
        self._blocks = foreign_blocks(blocks, article.pk) if blocks else set()

    def block(self, block: BlockDraft, problems: list[Problem]) -> BlockDraft:
        kept = tuple(source for source in block.sources if self._has(source))
        if kept != block.sources:
            problems.append(Problem(_("A source that does not exist was left out.")))
            block = block.model_copy(update={"sources": kept})
        content = block.content
        if isinstance(content, PictureBlock) and content.picture not in self.pictures:
            problems.append(
                Problem(_("A picture that is not in the library was left out; its words stay."))
            )
            words = Paragraph(text=content.caption or from_plain(content.alt))
            block = block.model_copy(update={"content": words})
        return block

    def _has(self, source: SourceDraft) -> bool:
        match source.kind:
            case "wire":
                version = self._versions.get(source.item_version or UUID(int=0))
                number = source.paragraph or 0
                return version is not None and 1 <= number <= len(version.paragraphs)
            case "translation":
                return source.source_block in self._blocks
            case "document":
                is_web = source.url.startswith(("https://", "http://"))
                return is_web or bool(source.note and not source.url)
            case "own":
                return True
