"""Structured data of an article: schema.org NewsArticle as JSON-LD."""

from __future__ import annotations

from typing import Any, Final

import orjson
from markupsafe import Markup

from dateline.ground.richtext import plain

from .pages import (
    ArticleView,
    Author,
    Chrome,
    ImageFile,
    NoteView,
    ParagraphView,
    PictureBlockView,
    PictureView,
    SisterView,
    SourceView,
    TextPage,
    TopicView,
)

_MEDTOP: Final = "http://cv.iptc.org/newscodes/mediatopic/"
_SUMMARY_LENGTH: Final = 200
_CARD: Final = 1.91
# Inside <script> only these can end or open something; JSON may write them as escapes.
_ESCAPES: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def script_json(value: object) -> Markup:
    """Write JSON that is safe inside a script element, whatever words it carries."""
    text = orjson.dumps(value).decode().translate(_ESCAPES)
    return Markup(text)  # noqa: S704 - no character of it can end the script


def summary(article: ArticleView) -> str:
    """Return the deck, else the beginning of the first paragraph, for search and sharing."""
    if article.deck:
        return article.deck
    first = next((plain(b.text) for b in article.blocks if isinstance(b, ParagraphView)), "")
    first = " ".join(first.split())
    if len(first) <= _SUMMARY_LENGTH:
        return first
    cut = first[:_SUMMARY_LENGTH]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def social_image(picture: PictureView) -> ImageFile:
    """Return the file whose shape is nearest to a social card's, 1.91:1; the larger of equals."""
    files = (picture.fallback, *picture.crops)
    return min(files, key=lambda file: (abs(file.width / file.height - _CARD), -file.width))


def news_article(article: ArticleView, chrome: Chrome) -> dict[str, Any]:
    """Describe an article; absent facts are left out."""
    url = chrome.absolute(article.path)
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url + "#article",
        "url": url,
        "mainEntityOfPage": {
            "@type": "ImageGallery" if article.is_gallery else "WebPage",
            "@id": url,
        },
        "headline": article.headline,
        "alternativeHeadline": article.short_headline,
        "description": summary(article),
        "datePublished": article.published.iso,
        "dateModified": (article.modified or article.published).iso,
        "inLanguage": chrome.service.tag,
        "isAccessibleForFree": True,
        "image": [*_images(article.picture, chrome), *_shown(article, chrome)],
        "author": [_author(author, chrome) for author in article.byline.authors],
        "publisher": _publisher(chrome),
        "correction": [_correction(note) for note in article.corrections],
        "creditText": article.credit_line,
        "articleSection": article.section.name if article.section else "",
        "about": [_topic(topic, chrome) for topic in article.topics],
        "isBasedOn": [_source(source) for source in article.sources],
        "translationOfWork": _original(article, chrome),
        "workTranslation": [
            _translation(sister, chrome)
            for sister in article.sisters
            if sister.made_of == article.id
        ],
        "dateline": article.dateline,
        "wordCount": article.words or None,
        "copyrightHolder": {"@type": "NewsMediaOrganization", "@id": _organisation_id(chrome)},
        "copyrightYear": article.published.instant.year,
    }
    return {name: fact for name, fact in facts.items() if fact not in ("", [], None)}


def house_page(page: TextPage) -> dict[str, Any]:
    """Describe a page on which a service says who it is or how to reach it."""
    return {
        "@context": "https://schema.org",
        "@type": "AboutPage" if page.kind == "about" else "ContactPage",
        "url": page.chrome.canonical,
        "name": page.name,
        "inLanguage": page.chrome.service.tag,
        "about": _publisher(page.chrome),
    }


def _correction(note: NoteView) -> dict[str, Any]:
    return {"@type": "CorrectionComment", "text": note.text, "datePublished": note.at.iso}


def _publisher(chrome: Chrome) -> dict[str, Any]:
    rules = chrome.corrections_path
    return {
        "@type": "NewsMediaOrganization",
        "@id": _organisation_id(chrome),
        "name": chrome.organisation,
        "url": chrome.absolute(chrome.services_path),
    } | ({"correctionsPolicy": chrome.absolute(rules)} if rules else {})


def _organisation_id(chrome: Chrome) -> str:
    return chrome.absolute(chrome.services_path) + "#organisation"


def _translation(sister: SisterView, chrome: Chrome) -> dict[str, Any]:
    # By reference: a story in sixty languages must still fit its page.
    url = chrome.absolute(sister.path)
    return {"@type": "NewsArticle", "@id": url + "#article", "inLanguage": sister.tag}


def _author(author: Author, chrome: Chrome) -> dict[str, Any]:
    page = {"url": chrome.absolute(author.path)} if author.path else {}
    if author.organisation:
        house = {"url": chrome.absolute(chrome.service.path)}
        is_house = author.name in (chrome.organisation, chrome.service.site_title)
        return {"@type": "Organization", "name": author.name} | (house if is_house else {}) | page
    job = {"jobTitle": author.job_title} if author.job_title else {}
    return {"@type": "Person", "name": author.name, **job, **page}


def _shown(article: ArticleView, chrome: Chrome) -> list[dict[str, Any]]:
    if not article.is_gallery:
        return []
    pictures = (b.picture for b in article.blocks if isinstance(b, PictureBlockView))
    return [_image(picture.fallback, picture, chrome) for picture in pictures]


def _images(picture: PictureView | None, chrome: Chrome) -> list[dict[str, Any]]:
    if picture is None:
        return []
    files = (picture.fallback, *picture.crops)
    return [_image(file, picture, chrome) for file in files]


def _image(file: ImageFile, picture: PictureView, chrome: Chrome) -> dict[str, Any]:
    words = {"caption": picture.caption or picture.alt, "creditText": picture.credit}
    return {
        "@type": "ImageObject",
        "url": chrome.absolute(file.url),
        "width": file.width,
        "height": file.height,
    } | {name: text for name, text in words.items() if text}


def _topic(topic: TopicView, chrome: Chrome) -> dict[str, Any]:
    known = {"sameAs": _MEDTOP + topic.medtop} if topic.medtop else {}
    return {"@type": "Thing", "name": topic.name, "url": chrome.absolute(topic.path), **known}


def _source(source: SourceView) -> dict[str, Any]:
    agency = {"@type": "NewsMediaOrganization", "name": source.agency}
    known = {"identifier": source.guid} if source.guid else {}
    return {"@type": "CreativeWork", "publisher": agency, **known}


def _original(article: ArticleView, chrome: Chrome) -> dict[str, Any] | None:
    original = article.translation_of
    if original is None:
        return None
    url = chrome.absolute(original.path)
    return {
        "@type": "NewsArticle",
        "@id": url + "#article",
        "url": url,
        "headline": original.headline,
        "inLanguage": original.tag,
    }
