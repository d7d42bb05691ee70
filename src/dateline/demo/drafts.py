"""Sample articles as drafts: what is saved through the same action as anybody's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from dateline.demo.content import SampleArticle, SampleBlock, SampleSource, SampleStory
from dateline.ground.ids import new_id
from dateline.ground.richtext import from_plain
from dateline.stories import blocks
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft
from dateline.wires.models import ItemVersion


def article_draft(
    story: SampleStory,
    article: SampleArticle,
    *,
    pictures: Mapping[str, UUID],
    wires: Mapping[str, ItemVersion],
    stories: Mapping[str, UUID],
    originals: Sequence[BlockDraft] = (),
) -> ArticleDraft:
    """Return the draft of a sample article.

    Args:
        pictures: the drawings of all sample stories by the names of these.
        wires: the stored version of each wire file by name.
        stories: the ids of all sample stories by name.
        originals: the blocks of the English article that translations point to.
    """
    return ArticleDraft(
        headline=article.headline,
        short_headline=article.short,
        deck=article.deck,
        slug=article.slug,
        dateline=article.dateline,
        section=story.section,
        topics=story.topics,
        genre=story.genre,
        lead_picture=pictures[story.name],
        blocks=tuple(
            BlockDraft(
                id=new_id(),
                content=_content(block, stories, pictures),
                sources=tuple(_source(source, wires, originals) for source in block.sources),
            )
            for block in article.blocks
        ),
    )


def _content(
    block: SampleBlock, stories: Mapping[str, UUID], pictures: Mapping[str, UUID]
) -> blocks.Content:
    text = from_plain("\n".join(block.lines))
    match block.kind:
        case "heading":
            return blocks.Heading(text=text)
        case "quotation":
            return blocks.Quotation(text=text, cite=block.cite)
        case "list":
            return blocks.ListBlock(items=tuple(from_plain(line) for line in block.lines))
        case "picture":
            name, *caption = block.lines
            return blocks.PictureBlock(
                picture=pictures[name], alt=block.cite, caption=from_plain("\n".join(caption))
            )
        case "related":
            names = block.lines[0].split(", ")
            return blocks.Related(stories=tuple(stories[name] for name in names))
        case _:
            return blocks.Paragraph(text=text)


def _source(
    source: SampleSource, wires: Mapping[str, ItemVersion], originals: Sequence[BlockDraft]
) -> SourceDraft:
    if source.kind == "wire":
        version = wires[source.wire]
        return SourceDraft(kind="wire", item_version=version.pk, paragraph=source.number)
    if source.kind == "translation":
        original = originals[source.number - 1]
        words = blocks.words(original.content)
        return SourceDraft(kind="translation", source_block=original.id, source_text=words)
    return SourceDraft(kind=source.kind, note=source.note, url=source.url)
