"""Text, images and attachments of a JSON Feed item (version 1.1, sections Items, Attachments)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dateline.ground.richtext import safe_href
from dateline.wires.parsed import Medium, Paragraph
from dateline.wires.reading.fields import cut_html, plain_paragraphs
from dateline.wires.reading.fields import paragraphs_of as paragraphs_of_field
from dateline.wires.reading.jsonfields import objects, text_of

Object = dict[str, Any]
_KINDS: Final = {"image": "picture", "video": "video", "audio": "audio"}


def paragraphs_of_item(one: Object) -> tuple[Paragraph, ...]:
    """Return the text: HTML before plain text, as both hold the same; a summary for want of it."""
    html, text, summary = (one.get(x) for x in ("content_html", "content_text", "summary"))
    if isinstance(html, str) and html.strip():
        found = cut_html(html)[0]
        if found:
            return found
    if isinstance(text, str) and text.strip():
        return plain_paragraphs(text)
    return paragraphs_of_field(summary) if isinstance(summary, str) else ()


def media_of(one: Object) -> tuple[Medium, ...]:
    """Return the pictures and attachments, each address once."""
    found: dict[str | None, Medium] = {}
    for medium in (*_images(one), *_attachments(one), *_in_html(one)):
        found.setdefault(medium.href, medium)
    return tuple(found.values())


def _images(one: Object) -> Iterator[Medium]:
    for name in ("image", "banner_image"):
        href = safe_href(text_of(one, name) or "")
        if href:
            yield Medium(type="picture", href=href)


def _attachments(one: Object) -> Iterator[Medium]:
    for x in objects(one.get("attachments")):
        href = safe_href(text_of(x, "url") or "")
        if href:
            kind = _KINDS.get((text_of(x, "mime_type") or "").partition("/")[0], "document")
            yield Medium(type=kind, href=href, headline=text_of(x, "title"))


def _in_html(one: Object) -> tuple[Medium, ...]:
    html = one.get("content_html")
    return cut_html(html)[1] if isinstance(html, str) else ()
