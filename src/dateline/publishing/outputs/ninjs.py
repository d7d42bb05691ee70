"""An article as ninjs 3.0 (IPTC): one JSON object, for partners and for the API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import orjson

from ..render.file import OutputFile
from ..render.pages import (
    ArticleView,
    Chrome,
    ImageFile,
    PartnerItem,
    PartnerPicture,
    SisterView,
    SubjectView,
    WithdrawnItem,
)
from .body import body_xhtml
from .partner_words import copyright_notice, note_lines

SCHEMA: Final = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"
MEDTOP: Final = "http://cv.iptc.org/newscodes/mediatopic/"
_STANDARD: Final = {"name": "ninjs", "version": "3.0", "schema": SCHEMA}
_Facts = dict[str, Any]


def render(item: PartnerItem | WithdrawnItem) -> OutputFile:
    """Render an article or its withdrawal."""
    facts = withdrawn_facts(item) if isinstance(item, WithdrawnItem) else item_facts(item)
    return OutputFile(orjson.dumps(facts), "application/json; charset=utf-8")


def item_facts(item: PartnerItem) -> _Facts:
    """Return an article as an object of ninjs; absent facts are left out."""
    article, chrome = item.article, item.chrome
    return _stated(
        {
            **_identity(chrome, item.version),
            "representationType": "full",
            "firstCreated": instant(article.published.instant),
            "versionCreated": instant(item.changed),
            "pubStatus": "usable",
            "urgency": item.urgency,
            "by": article.byline.text,
            "copyrightHolder": chrome.organisation,
            "copyrightNotice": copyright_notice(chrome, article.published.instant),
            "located": article.dateline,
            "subjects": [_subject(one, chrome) for one in item.subjects],
            "edNote": "\n".join(note_lines(item)),
            "infoSources": [
                {"name": one.name, "literal": one.code, "role": "origin"} for one in item.agencies
            ],
            "altIds": [{"role": role, "value": value} for role, value in item.ids],
            "headlines": list(_headlines(article)),
            "descriptions": _texts((("summary", article.deck),)),
            "bodies": _bodies(item),
            "associations": [
                *(_picture(one, chrome) for one in item.pictures),
                *_sisters(article, chrome),
            ],
        }
    )


def withdrawn_facts(item: WithdrawnItem) -> _Facts:
    """Return what is left of an article that was withdrawn: its identifier, and that it is."""
    return _stated(
        {
            **_identity(item.chrome, item.version),
            "firstCreated": instant(item.published),
            "versionCreated": instant(item.withdrawn),
            "pubStatus": "canceled",
            "edNote": item.notice,
        }
    )


def _identity(chrome: Chrome, version: int) -> _Facts:
    return {
        "standard": _STANDARD,
        "uri": chrome.canonical,
        "type": "text",
        "version": str(version),
        "language": chrome.service.tag,
    }


def _headlines(article: ArticleView) -> Iterator[dict[str, str]]:
    yield {"role": "main", "value": article.headline}
    if article.short_headline:
        yield {"role": "short", "value": article.short_headline}


def _bodies(item: PartnerItem) -> list[_Facts]:
    return [
        {
            "role": "text",
            "contentType": "text/plain",
            "charCount": len(item.text),
            "wordCount": item.article.words,
            "value": item.text,
        },
        {
            "role": "html",
            "contentType": "text/html",
            "value": body_xhtml(item.article, item.chrome),
        },
    ]


def _subject(subject: SubjectView, chrome: Chrome) -> dict[str, str]:
    if subject.medtop:
        return {"name": subject.name, "uri": MEDTOP + subject.medtop}
    return {"name": subject.name, "uri": chrome.absolute(subject.path)}


def _picture(picture: PartnerPicture, chrome: Chrome) -> _Facts:
    return _stated(
        {
            "name": picture.name,
            "uri": f"urn:uuid:{picture.id}",
            "type": "picture",
            "by": picture.credit,
            "copyrightNotice": picture.copyright,
            "usageTerms": picture.terms,
            "descriptions": _texts(
                (("alternativeText", picture.alt), ("caption", picture.caption))
            ),
            "renditions": [_rendition(file, chrome) for file in picture.files],
        }
    )


def _rendition(file: ImageFile, chrome: Chrome) -> _Facts:
    return {
        "name": file.url.rpartition("/")[2],
        "href": chrome.absolute(file.url),
        "contentType": file.media_type,
        "width": file.width,
        "height": file.height,
    }


def _sisters(article: ArticleView, chrome: Chrome) -> Iterator[_Facts]:
    for sister in article.sisters:
        is_original = sister == article.translation_of
        yield {
            "name": f"{'original' if is_original else 'language'}-{sister.tag}",
            "rel": "translationOf" if is_original else "sameStory",
            **_sister(sister, chrome),
        }


def _sister(sister: SisterView, chrome: Chrome) -> _Facts:
    return {
        "uri": chrome.absolute(sister.path),
        "type": "text",
        "representationType": "partial",
        "language": sister.tag,
        "headlines": [{"role": "main", "value": sister.headline}],
    }


def _texts(told: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"role": role, "value": value} for role, value in told if value]


def instant(moment: datetime) -> str:
    """Write a moment as RFC 3339 in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _stated(facts: Mapping[str, Any]) -> _Facts:
    return {name: fact for name, fact in facts.items() if fact not in ("", [], None)}
