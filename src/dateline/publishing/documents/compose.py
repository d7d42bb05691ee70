"""From a revision to the document that is published of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dateline.ground.richtext import plain
from dateline.languages.credit import agency_byline, credit_line
from dateline.languages.lists import join_list
from dateline.languages.models import Service
from dateline.media.models import Picture
from dateline.publishing.models import Author
from dateline.stories.blocks import PictureBlock, is_text
from dateline.stories.credit import Byline, credit_of
from dateline.stories.models import Block, Revision, Topic
from dateline.stories.snapshots import Snapshot
from dateline.wires.models import ItemVersion, Provider

from .model import (
    AuthorRef,
    BylineWords,
    Document,
    DocumentBlock,
    EntryRef,
    NoteWords,
    PictureWords,
    SourceRef,
    TopicRef,
)


@dataclass(frozen=True, slots=True)
class Times:
    """When and where an article is published: first, and now if it was published before.

    `notes` are what readers were and are told of its changes, the oldest first, and `entries` those
    of a live report (`entries_of`).
    """

    path: str
    published: datetime
    modified: datetime | None = None
    notes: tuple[NoteWords, ...] = ()
    entries: tuple[EntryRef, ...] = ()


def compose(revision: Revision, service: Service, times: Times) -> Document:
    """Return the document of a revision: credit line, byline and picture texts are fixed here."""
    snapshot = revision.snapshot
    credit = credit_of(snapshot)
    names = _agency_names(credit.agencies)
    return Document(
        article=snapshot.article,
        story=snapshot.story,
        service=service.code,
        path=times.path,
        revision=revision.number,
        published=times.published,
        modified=times.modified,
        headline=snapshot.headline,
        short_headline=snapshot.short_headline,
        deck=snapshot.deck,
        dateline=snapshot.dateline,
        section=snapshot.section,
        topics=_topics(snapshot),
        subjects=snapshot.subjects,
        urgency=snapshot.urgency,
        genre=snapshot.genre,
        byline=_byline(credit.byline, service, names, snapshot),
        credit=credit_line(credit.agencies, service, fallback=names),
        agencies=credit.agencies,
        sources=_sources(snapshot),
        picture=snapshot.lead_picture,
        pictures=_pictures(snapshot, service),
        translation_of=_translation_of(snapshot),
        notes=times.notes,
        entries=times.entries,
        blocks=tuple(
            DocumentBlock(id=block.id, content=block.content) for block in snapshot.blocks
        ),
    )


def _agency_names(codes: tuple[str, ...]) -> dict[str, str]:
    return dict(Provider.objects.filter(pk__in=codes).values_list("code", "name")) if codes else {}


def writers_of(snapshot: Snapshot) -> dict[UUID, str]:
    """Return the names of those whose words stand in the text, by their account's id."""
    return {
        writer.id: writer.name
        for block in snapshot.blocks
        if is_text(block.content)
        for writer in block.writers
    }


def _byline(
    byline: Byline, service: Service, names: dict[str, str], snapshot: Snapshot
) -> BylineWords:
    if byline.kind == "agency":
        text = agency_byline(byline.agency, service, names.get(byline.agency))
    elif byline.kind == "people":
        text = join_list(byline.people, service)
    else:
        text = service.house_byline
    return BylineWords(
        kind=byline.kind,
        text=text,
        people=byline.people,
        agency=byline.agency,
        authors=_authors(snapshot) if byline.kind == "people" else (),
    )


def _authors(snapshot: Snapshot) -> tuple[AuthorRef, ...]:
    writers = writers_of(snapshot)
    rows = Author.objects.filter(service_id=snapshot.service, person__in=writers)
    known = {row.person: row.slug for row in rows}
    return tuple(
        AuthorRef(slug=known[pk], name=name) for pk, name in writers.items() if pk in known
    )


def _topics(snapshot: Snapshot) -> tuple[TopicRef, ...]:
    if not snapshot.topics:
        return ()
    rows = Topic.objects.filter(service_id=snapshot.service, slug__in=snapshot.topics)
    known = {topic.slug: topic for topic in rows}
    return tuple(
        TopicRef(slug=slug, name=known[slug].name, medtop=known[slug].medtop)
        for slug in snapshot.topics
        if slug in known
    )


def _sources(snapshot: Snapshot) -> tuple[SourceRef, ...]:
    ids = [
        source.item_version
        for block in snapshot.blocks
        for source in block.sources
        if source.item_version
    ]
    if not ids:
        return ()
    rows = ItemVersion.objects.filter(pk__in=ids).values_list(
        "pk", "item__provider_id", "item__guid"
    )
    known = {pk: SourceRef(agency=agency, guid=guid) for pk, agency, guid in rows}
    return tuple(dict.fromkeys(known[pk] for pk in ids if pk in known))


def _pictures(snapshot: Snapshot, service: Service) -> dict[str, PictureWords]:
    own = {
        block.content.picture: block.content
        for block in snapshot.blocks
        if isinstance(block.content, PictureBlock)
    }
    wanted = set(own) | ({snapshot.lead_picture} if snapshot.lead_picture else set())
    if not wanted:
        return {}
    pictures = Picture.objects.filter(pk__in=wanted).prefetch_related("texts")
    return {
        str(picture.pk): _words(picture, own.get(picture.pk), service.language_tag)
        for picture in pictures
    }


def _words(picture: Picture, own: PictureBlock | None, tag: str) -> PictureWords:
    text = next((text for text in picture.texts.all() if text.language_tag == tag), None)
    alt, caption = (text.alt, text.caption) if text else ("", "")
    if own is not None:
        alt, caption = own.alt or alt, plain(own.caption) or caption
    return PictureWords(alt=alt, caption=caption, credit=picture.credit)


def _translation_of(snapshot: Snapshot) -> UUID | None:
    sources = [
        source.source_block
        for block in snapshot.blocks
        for source in block.sources
        if source.kind == "translation" and source.source_block
    ]
    if not sources:
        return None
    articles = dict(Block.objects.filter(pk__in=sources).values_list("pk", "article_id"))
    most = Counter(articles[block] for block in sources if block in articles).most_common(1)
    return most[0][0] if most else None
