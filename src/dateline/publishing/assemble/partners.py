"""Articles and stories as the systems of partners get them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal
from uuid import UUID

import orjson

from dateline.languages.agencies import agency_name
from dateline.media.models import Picture
from dateline.media.renditions import MEDIA_TYPES, every_rendition
from dateline.publishing import addresses
from dateline.publishing.documents import Document, PictureWords
from dateline.publishing.models import Kind, NoteKind, PublicArticle, Publication
from dateline.publishing.outputs.body import body_text
from dateline.publishing.pages import keys
from dateline.publishing.render.pages import (
    AgencyView,
    ImageFile,
    PackageEntry,
    PartnerItem,
    PartnerPicture,
    StoryPackage,
    SubjectView,
    WithdrawnItem,
)
from dateline.wires.subjects import topics as media_topics

from .article import article_view, sister_views
from .chrome import chrome
from .facts import base_url, organisation
from .memo import load_documents
from .reader import Reader


def partner_item(
    reader: Reader, publication: Publication, first: datetime
) -> PartnerItem | WithdrawnItem:
    """Return what a publication says, as partners get it.

    Args:
        first: when the article was published first, for one that is withdrawn.
    """
    if publication.kind == Kind.WITHDRAW:
        content = orjson.loads(publication.content)
        service = reader.service(publication.service_id)
        at = datetime.fromisoformat(content["withdrawn"])
        around = chrome(service, content["path"], indexed=False)
        return WithdrawnItem(around, publication.number, first, at, content["notice"])
    return _item(reader, publication, load_documents([publication.pk])[publication.pk])


def _item(reader: Reader, publication: Publication, document: Document) -> PartnerItem:
    service = reader.service(document.service)
    sisters = sister_views(reader, document)
    article = article_view(
        reader,
        service,
        document,
        tuple(sisters.values()),
        sisters.get(str(document.translation_of)),
    )
    tag = service.row.language_tag
    return PartnerItem(
        chrome=chrome(service, document.path, section=document.section),
        article=article,
        version=publication.number,
        change=_change(publication),
        text=body_text(article),
        agencies=tuple(AgencyView(code, agency_name(code, tag)) for code in document.agencies),
        subjects=tuple(_subjects(document)),
        urgency=document.urgency,
        pictures=tuple(_pictures(reader, document)),
        ids=(("article", str(document.article)), ("publication", str(publication.pk))),
    )


def _change(publication: Publication) -> Literal["", "update", "correction"]:
    if publication.kind != Kind.UPDATE:
        return ""
    return "correction" if publication.note == NoteKind.CORRECTION else "update"


def _subjects(document: Document) -> Iterator[SubjectView]:
    for topic in document.topics:
        path = addresses.encoded(addresses.topic(document.service, topic.slug))
        yield SubjectView(topic.name, topic.medtop, path)
    named = {topic.medtop for topic in document.topics}
    for code in document.subjects:
        if code not in named and code in media_topics():
            yield SubjectView(media_topics()[code].name, code)


def _pictures(reader: Reader, document: Document) -> Iterator[PartnerPicture]:
    found = reader.pictures([UUID(pk) for pk in document.pictures])
    for pk, said in document.pictures.items():
        picture = found.get(UUID(pk))
        if picture is not None:
            is_lead = picture.pk == document.picture
            yield _picture(picture, said, "lead" if is_lead else f"picture-{pk}")


def _picture(picture: Picture, said: PictureWords, name: str) -> PartnerPicture:
    return PartnerPicture(
        id=str(picture.pk),
        name=name,
        files=tuple(
            ImageFile(file.url, file.size.width, file.size.height, MEDIA_TYPES[file.extension])
            for file in every_rendition(picture)
        ),
        alt=said.alt,
        caption=said.caption,
        credit=said.credit,
        copyright=picture.copyright,
        terms=picture.usage_terms,
    )


def story_package(reader: Reader, story_id: UUID) -> StoryPackage | None:
    """Return a story with all its languages; None for one that has never had two."""
    rows = list(
        PublicArticle.objects.filter(story=story_id, service__active=True)
        .select_related("publication")
        .order_by("service__position", "service_id")
    )
    standing = {one.article: one for one in reader.story(story_id)}
    reader.depends_on(keys.SERVICES, *(keys.article(row.pk) for row in rows))
    if len(rows) < 2:
        return None
    numbers = {row.pk: row.publication.number for row in rows}
    documents = reader.documents(list(standing.values()))
    return StoryPackage(
        organisation=organisation(),
        base_url=base_url(),
        path=addresses.story_newsml(story_id),
        version=max(numbers.values()),
        published=min(row.first_published for row in rows),
        changed=max(row.modified for row in rows),
        entries=tuple(
            PackageEntry(
                tag=reader.service(one.service).view.tag,
                direction=reader.service(one.service).view.direction,
                headline=document.headline,
                path=addresses.encoded(document.path),
                version=numbers[one.article],
            )
            for one, document in documents
        ),
    )
