"""An article as its page and the feeds show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dateline.languages.agencies import agency_name
from dateline.publishing import addresses
from dateline.publishing.documents import HOUSE, BylineWords, Document
from dateline.publishing.outputs import card
from dateline.publishing.render.pages import (
    Alternate,
    ArticleView,
    Author,
    BlockView,
    BylineView,
    HeadingView,
    ImageFile,
    LiveView,
    NoteView,
    SisterView,
    SourceView,
    TopicView,
)
from dateline.stories.genres import is_live

from .blocks import Material, block_views, picture_ids, related_links
from .facts import ServiceFacts, organisation
from .gallery import numbered
from .live import live_view
from .moments import moment
from .pictures import picture_view
from .reader import Reader
from .words import word_count

LiveMaker = Callable[[ServiceFacts, Document, Material], LiveView]
# Who reads none of the languages of a story is sent to this service, where it has an article.
_DEFAULT_SERVICE: Final = "en"


def article_view(
    reader: Reader,
    service: ServiceFacts,
    document: Document,
    sisters: tuple[SisterView, ...] = (),
    translation_of: SisterView | None = None,
    live: LiveMaker = live_view,
) -> ArticleView:
    """Return an article as it was published; `live` chooses the entries of a live report."""
    pictures = reader.pictures(picture_ids(document))
    material = Material(document, pictures, related_links(reader, document))
    lead = pictures.get(document.picture) if document.picture else None
    entries = live(service, document, material) if is_live(document.genre) else None
    return ArticleView(
        id=str(document.article),
        path=addresses.encoded(document.path),
        headline=document.headline,
        published=moment(document.published, service),
        byline=_byline(document.byline, service),
        blocks=_flat(entries) if entries else _blocks(service, document, material),
        short_headline=document.short_headline,
        deck=document.deck,
        modified=moment(document.modified, service) if document.modified else None,
        picture=picture_view(lead, document.pictures.get(str(document.picture))),
        section=service.section_link(document.section) if document.section else None,
        topics=tuple(
            TopicView(topic.name, _topic_path(document.service, topic.slug), topic.medtop)
            for topic in document.topics
        ),
        credit_line=document.credit,
        sisters=sisters,
        sources=_sources(document, service),
        translation_of=translation_of,
        notes=tuple(
            NoteView(note.kind, note.text, moment(note.at, service)) for note in document.notes
        ),
        card=_card(service, document),
        live=entries,
        is_gallery=document.genre == "gallery",
        dateline=document.dateline,
        words=word_count(document, service.row.language_tag),
    )


def _card(service: ServiceFacts, document: Document) -> ImageFile | None:
    if not card.can_draw(service.view.script):
        return None
    path = addresses.encoded(addresses.card(document.path))
    return ImageFile(path, card.WIDTH, card.HEIGHT, card.MEDIA_TYPE)


def _blocks(service: ServiceFacts, document: Document, material: Material) -> tuple[BlockView, ...]:
    views = block_views(document.blocks, material)
    return tuple(numbered(service, views)) if document.genre == "gallery" else views


def _flat(live: LiveView) -> tuple[BlockView, ...]:
    points = (live.key_points,) if live.key_points else ()
    blocks = (
        block
        for entry in live.entries
        for block in (HeadingView(entry.id, entry.heading), *entry.blocks)
    )
    return (*points, *live.opening, *blocks)


def _topic_path(service: str, slug: str) -> str:
    return addresses.encoded(addresses.topic(service, slug))


def _sources(document: Document, service: ServiceFacts) -> tuple[SourceView, ...]:
    tag = service.row.language_tag
    named = {source.agency for source in document.sources}
    items = [
        SourceView(agency_name(source.agency, tag), source.guid) for source in document.sources
    ]
    # A translation rests on the wires of what it was made from; those are named without an item.
    rest = [SourceView(agency_name(code, tag)) for code in document.agencies if code not in named]
    return (*items, *rest)


def _byline(byline: BylineWords, service: ServiceFacts) -> BylineView:
    if byline.kind == "people":
        paths = {one.name: _author_path(service, one.slug) for one in byline.authors}
        authors = tuple(Author(name, path=paths.get(name, "")) for name in byline.people)
        return BylineView("persons", byline.text, authors)
    if byline.kind == "agency":
        return BylineView("agency", byline.text, (Author(byline.text, organisation=True),))
    page = _author_path(service, HOUSE)
    house = (Author(byline.text or organisation(), organisation=True, path=page),)
    return BylineView("house", byline.text, house, about=service.row.about)


def _author_path(service: ServiceFacts, slug: str) -> str:
    return addresses.encoded(addresses.author(service.row.code, slug))


def sister_views(reader: Reader, document: Document) -> dict[str, SisterView]:
    """Return the same story in other languages, by the id of the article."""
    others = [one for one in reader.story(document.story) if one.article != document.article]
    views = {}
    for one, sister in reader.documents(others):
        view = reader.service(one.service).view
        path = addresses.encoded(sister.path)
        views[str(one.article)] = SisterView(
            view.tag,
            view.direction,
            view.name,
            sister.headline,
            path,
            str(sister.translation_of or ""),
            view.script,
        )
    return views


def alternates(
    service: ServiceFacts, document: Document, sisters: tuple[SisterView, ...]
) -> tuple[Alternate, ...]:
    """Return all languages of an article, its own first; none where it has no sister."""
    if not sisters:
        return ()
    own = Alternate(service.row.language_tag, addresses.encoded(document.path))
    return (own, *(Alternate(sister.tag, sister.path) for sister in sisters))


def default_path(reader: Reader, document: Document, sisters: tuple[SisterView, ...]) -> str:
    """Return where readers of all other languages go (x-default), the same for all sisters.

    That is the article in the default service, else in the first service of the story's; empty
    where the article has no sister.
    """
    if not sisters:
        return ""
    standing = reader.story(document.story)
    chosen = next((one for one in standing if one.service == _DEFAULT_SERVICE), standing[0])
    return addresses.encoded(chosen.path)
