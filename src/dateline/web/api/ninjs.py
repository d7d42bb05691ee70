"""Publications as ninjs 3.0 (IPTC), for other systems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final
from uuid import UUID

import orjson

from dateline.ground.richtext import Text, to_html
from dateline.ground.settings import get_settings
from dateline.languages.segmentation import segment_words
from dateline.media.models import Picture
from dateline.media.renditions import MEDIA_TYPES, every_rendition
from dateline.publishing.addresses import encoded
from dateline.publishing.documents import Document, PictureWords
from dateline.publishing.documents.model import instant
from dateline.publishing.models import Kind, Publication
from dateline.stories.blocks import (
    Content,
    Embed,
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    Quotation,
    Related,
    is_text,
    words,
)
from dateline.wires.models import Provider
from dateline.wires.subjects import topics as media_topics

SCHEMA: Final = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"
_STANDARD: Final = {"name": "ninjs", "version": "3.0", "schema": SCHEMA}
_MEDTOP: Final = "http://cv.iptc.org/newscodes/mediatopic/"


def ninjs_of(publication: Publication) -> dict[str, Any]:
    """Return what a publication published as an object of ninjs 3.0."""
    content = orjson.loads(publication.content)
    if publication.kind == Kind.WITHDRAW:
        return _withdrawn(publication, content)
    document = Document.model_validate(content)
    return _without_empty({**_about(publication, document), **_body(document)})


def _about(publication: Publication, document: Document) -> dict[str, Any]:
    return {
        "standard": _STANDARD,
        "uri": _absolute(document.path),
        "type": "text",
        "representationType": "full",
        "version": str(publication.number),
        "firstCreated": instant(document.published),
        "versionCreated": instant(document.modified or document.published),
        "pubStatus": "usable",
        "language": publication.service.language_tag,
        "by": document.byline.text,
        "copyrightHolder": get_settings().organisation,
        "located": document.dateline,
        "subjects": list(_subjects(document)),
        "urgency": document.urgency,
        "edNote": "\n".join(note.text for note in document.notes if note.kind == "correction"),
        "infoSources": _sources(document),
        "altIds": [
            {"role": "article", "value": str(document.article)},
            {"role": "publication", "value": str(publication.pk)},
        ],
        "associations": list(_pictures(document)),
    }


def _subjects(document: Document) -> Iterator[dict[str, str]]:
    for topic in document.topics:
        known = {"uri": _MEDTOP + topic.medtop} if topic.medtop else {}
        yield {"name": topic.name, **known}
    named = {topic.medtop for topic in document.topics}
    for code in document.subjects:
        if code not in named:
            yield {"name": media_topics()[code].name, "uri": _MEDTOP + code}


def _withdrawn(publication: Publication, content: Mapping[str, Any]) -> dict[str, Any]:
    return _without_empty(
        {
            "standard": _STANDARD,
            "uri": _absolute(content["path"]),
            "type": "text",
            "version": str(publication.number),
            "versionCreated": instant(publication.at),
            "pubStatus": "canceled",
            "language": publication.service.language_tag,
            "edNote": content["notice"],
        }
    )


def _body(document: Document) -> dict[str, Any]:
    contents = [block.content for block in document.blocks]
    text = "\n\n".join(line for one in contents if is_text(one) and (line := words(one)))
    return {
        "headlines": [
            {"role": role, "value": value}
            for role, value in (("main", document.headline), ("short", document.short_headline))
            if value
        ],
        "descriptions": [{"role": "summary", "value": document.deck}] if document.deck else [],
        "bodies": [
            {
                "role": "text",
                "contentType": "text/plain",
                "charCount": len(text),
                "wordCount": len(segment_words(text, document.service)),
                "value": text,
            },
            {"role": "html", "contentType": "text/html", "value": _html(contents, document)},
        ],
    }


def _html(contents: list[Content], document: Document) -> str:
    parts = [part for one in contents for part in _element(one, document)]
    if document.credit:
        parts.append(f"<p>{escape(document.credit)}</p>")
    return "".join(parts)


def _element(content: Content, document: Document) -> Iterator[str]:
    match content:
        case Paragraph(text=text):
            yield f"<p>{to_html(text)}</p>"
        case Heading(level=level, text=text):
            yield f"<h{level}>{to_html(text)}</h{level}>"
        case Quotation(text=text, cite=cite):
            by = f"<footer>{escape(cite)}</footer>" if cite else ""
            yield f"<blockquote><p>{to_html(text)}</p>{by}</blockquote>"
        case ListBlock(ordered=ordered, items=items):
            yield _list("ol" if ordered else "ul", items)
        case PictureBlock(picture=picture):
            yield _figure(document.pictures.get(str(picture)))
        case Embed(url=url, title=title):
            yield f'<p><a href="{escape(url)}">{escape(title or url)}</a></p>'
        case Related():
            return


def _list(tag: str, items: tuple[Text, ...]) -> str:
    lines = "".join(f"<li>{to_html(item)}</li>" for item in items)
    return f"<{tag}>{lines}</{tag}>"


def _figure(said: PictureWords | None) -> str:
    if said is None or not (said.caption or said.alt):
        return ""
    return f"<figure><figcaption>{escape(said.caption or said.alt)}</figcaption></figure>"


def _sources(document: Document) -> list[dict[str, str]]:
    names = dict(Provider.objects.in_bulk(document.agencies))
    return [
        {"name": names[code].name if code in names else code, "literal": code, "role": "origin"}
        for code in document.agencies
    ]


def _pictures(document: Document) -> Iterator[dict[str, Any]]:
    found = Picture.objects.in_bulk([UUID(pk) for pk in document.pictures])
    for pk, said in document.pictures.items():
        picture = found.get(UUID(pk))
        if picture is not None:
            is_lead = picture.pk == document.picture
            yield _picture(picture, said, name="lead" if is_lead else f"picture-{pk}")


def _picture(picture: Picture, said: PictureWords, *, name: str) -> dict[str, Any]:
    roles = (("alternativeText", said.alt), ("caption", said.caption))
    return _without_empty(
        {
            "name": name,
            "uri": f"urn:uuid:{picture.pk}",
            "type": "picture",
            "by": said.credit,
            "copyrightNotice": picture.copyright,
            "descriptions": [{"role": role, "value": value} for role, value in roles if value],
            "renditions": [
                {
                    "name": file.url.rpartition("/")[2],
                    "href": _absolute(file.url),
                    "contentType": MEDIA_TYPES[file.extension],
                    "width": file.size.width,
                    "height": file.size.height,
                }
                for file in every_rendition(picture)
            ],
        }
    )


def _absolute(path: str) -> str:
    return get_settings().public_url + encoded(path)


def _without_empty(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if fact not in ("", [], None)}
