"""Pictures and other media that stand inside a body."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from dateline.ground.richtext import safe_href
from dateline.wires.parsed import Medium
from dateline.wires.reading.xml import attribute, local, one_spaced, words


def medium_of(element: Element) -> Iterator[Medium]:
    """Yield the medium of an HTML `img` or a NITF `media` element (NITF 3.6)."""
    if local(element.tag) == "img":
        source = attribute(element, "src") or attribute(element, "source")
        yield from picture_of(source, attribute(element, "alt"))
    elif local(element.tag) == "bild":
        yield from _of_tt(element)
    else:
        yield from _nitf(element)


def _of_tt(element: Element) -> Iterator[Medium]:
    """The picture of TT (Sweden): its file, caption and maker in elements of their own."""
    parts = {local(one.tag): words(one) for one in element}
    source = parts.get("bildfil")
    if source:
        yield Medium(
            type="picture",
            href=safe_href(source) or file_name(source),
            caption=parts.get("bildtext"),
            credit=parts.get("bildskapare"),
        )


def picture_of(source: str | None, alternative: str | None) -> Iterator[Medium]:
    """Yield the picture of an `img` element, if it names one."""
    source = one_spaced(source) if source else None
    if source:
        yield Medium(
            type="picture",
            href=safe_href(source) or file_name(source),
            caption=one_spaced(alternative) if alternative else None,
        )


def _nitf(element: Element) -> Iterator[Medium]:
    captions = [words(one) for one in element.iter() if local(one.tag) == "media-caption"]
    credit = next(
        (words(one) for one in element.iter() if local(one.tag) == "media-producer"), None
    )
    caption = " ".join(one for one in captions if one) or None
    kind = attribute(element, "media-type") or "picture"
    for reference in element:
        if local(reference.tag) == "media-reference" and attribute(reference, "source"):
            source = attribute(reference, "source") or ""
            yield Medium(
                type={"image": "picture", "photo": "picture"}.get(kind, kind),
                href=safe_href(source) or file_name(source),
                caption=caption or attribute(reference, "alternate-text"),
                credit=credit or attribute(reference, "source-credit"),
            )
            return


def file_name(source: str) -> str | None:
    """Return the relative name of a file sent along; None for data:, javascript: and the like."""
    return source if ":" not in source.split("/")[0] else None
