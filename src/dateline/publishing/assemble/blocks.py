"""The blocks of a document as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from dateline.media.models import Picture
from dateline.publishing import addresses
from dateline.publishing.documents import Document, DocumentBlock
from dateline.publishing.render.pages import (
    BlockView,
    EmbedView,
    HeadingView,
    ListView,
    ParagraphView,
    PictureBlockView,
    QuotationView,
    RelatedLink,
    RelatedView,
)
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

from .pictures import picture_view
from .reader import Reader


@dataclass(frozen=True, slots=True)
class Material:
    """What blocks show beside their own words."""

    document: Document
    pictures: Mapping[UUID, Picture]
    related: Mapping[UUID, RelatedLink]


def picture_ids(document: Document) -> set[UUID]:
    """Return the pictures that the article shows."""
    shown = {b.content.picture for b in document.blocks if isinstance(b.content, PictureBlock)}
    return shown | ({document.picture} if document.picture else set())


def related_links(reader: Reader, document: Document) -> dict[UUID, RelatedLink]:
    """Return the ways to related stories: to each one's article in the service of this one."""
    wanted = [
        story
        for block in document.blocks
        if isinstance(block.content, Related)
        for story in block.content.stories
    ]
    shown = [
        one for story in wanted for one in reader.story(story) if one.service == document.service
    ]
    return {
        one.story: RelatedLink(
            other.short_headline or other.headline, addresses.encoded(other.path)
        )
        for one, other in reader.documents(shown)
    }


def block_views(blocks: Iterable[DocumentBlock], material: Material) -> tuple[BlockView, ...]:
    """Return the blocks in their order, without those that have nothing to show."""
    views = (_view(block, material) for block in blocks)
    return tuple(view for view in views if view is not None)


def plain_views(contents: Iterable[Content]) -> tuple[BlockView, ...]:
    """Return paragraphs, headings and lists that belong to no article, numbered by their places."""
    views: list[BlockView] = []
    for number, content in enumerate(contents):
        match content:
            case Paragraph() if content.text:
                views.append(ParagraphView(str(number), content.text))
            case Heading() if content.text:
                views.append(_heading(str(number), content))
            case ListBlock() if content.items:
                views.append(ListView(str(number), content.items, content.ordered))
            case _:
                continue
    return tuple(views)


def _view(block: DocumentBlock, material: Material) -> BlockView | None:
    name, content = str(block.id), block.content
    match content:
        case Paragraph():
            return ParagraphView(name, content.text) if content.text else None
        case Heading():
            return _heading(name, content) if content.text else None
        case Quotation():
            return QuotationView(name, content.text, content.cite) if content.text else None
        case ListBlock():
            return ListView(name, content.items, content.ordered) if content.items else None
        case PictureBlock():
            return _picture(name, content, material)
        case Embed():
            host = urlsplit(content.url).hostname or ""
            provider = host.removeprefix("www.")
            return EmbedView(name, content.url, content.title or provider, provider)
        case Related():
            links = [material.related[pk] for pk in content.stories if pk in material.related]
            return RelatedView(name, tuple(links)) if links else None


def _heading(name: str, content: Heading) -> HeadingView:
    # Pages know two levels below the headline; a deeper one is shown as the second of them.
    return HeadingView(name, content.text, 2 if content.level == 2 else 3)


def _picture(name: str, content: PictureBlock, material: Material) -> PictureBlockView | None:
    words = material.document.pictures.get(str(content.picture))
    own_shape = material.document.genre == "gallery"
    view = picture_view(material.pictures.get(content.picture), words, own_shape=own_shape)
    return PictureBlockView(name, view) if view else None
