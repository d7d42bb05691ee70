"""Body and media of a ninjs object."""

from __future__ import annotations

from typing import Any, Final

from dateline.ground.richtext import safe_href
from dateline.wires.parsed import Link, Medium, Paragraph
from dateline.wires.reading.fields import cut_html, looks_like_markup, plain_paragraphs
from dateline.wires.reading.jsonfields import objects, text_of

Object = dict[str, Any]
# Richest first: all of them hold the same text.
_BODIES: Final = (
    "body_xhtml",
    "body_html",
    "body_html5",
    "body_nitf",
    "body_xml",
    "body_text",
    "body",
)
_CONTENT_TYPES: Final = {"picture": "image/", "video": "video/", "audio": "audio/"}
# All of these, and any other member that begins with `body_`.
_AFTER_BODY: Final = frozenset({"", "_"})
_WIDEST: Final = 100_000_000
_MEDIA: Final = frozenset({"picture", "video", "audio", "graphic", "animation"})


def body_of(one: Object) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the richest body that has words."""
    for source in _sources(one):
        found = _cut(source) if source else ()
        if found:
            return found
    return ()


def _sources(one: Object) -> list[str]:
    named = [name for name in one if name[:4] == "body" and name[4:5] in _AFTER_BODY]
    if len(named) > 1:
        named.sort(key=_rank)
    found = [one[name] for name in named if isinstance(one[name], str)]
    bodies = one.get("bodies")
    if bodies:
        listed = objects(bodies)
        listed.sort(
            key=lambda body: "html" not in str(body.get("contenttype", body.get("contentType", "")))
        )
        found += [body["value"] for body in listed if isinstance(body.get("value"), str)]
    return found


def _rank(name: str) -> int:
    return _BODIES.index(name) if name in _BODIES else len(_BODIES)


def _cut(source: str) -> tuple[Paragraph, ...]:
    return cut_html(source)[0] if looks_like_markup(source) else plain_paragraphs(source)


def media_of(one: Object) -> tuple[Medium, ...]:
    """Return the media: the object itself where it is one, and the associated ones."""
    found = []
    if one.get("renditions") and _kind(one) in _MEDIA:
        found.append(_medium(one))
    associations = one.get("associations")
    if associations:
        found += [_medium(x) for x in objects(associations) if _is_medium(x)]
    return tuple(found)


def associated(value: Any) -> tuple[Link, ...]:
    """Return the other items that come with one, as links: `association:` and what they are called.

    In ninjs 1 the associations are an object of names, in ninjs 2 and 3 a list of objects that may
    have a `name`. Media are none.
    """
    named = value.items() if isinstance(value, dict) else ((None, x) for x in objects(value))
    found = []
    for key, x in named:
        if not isinstance(x, dict) or _is_medium(x):
            continue
        if href := text_of(x, "uri", "guid"):
            rel = str(key or text_of(x, "name") or "").rstrip("0123456789")
            found.append(Link(f"association:{rel}", href, text_of(x, "headline", "title")))
    return tuple(found)


def _kind(one: Object) -> str | None:
    kind = one.get("type")
    return kind if type(kind) is str and kind in _MEDIA else text_of(one, "type")


def _is_medium(one: Object) -> bool:
    return _kind(one) in _MEDIA or (not one.get("type") and bool(one.get("renditions")))


def _medium(one: Object) -> Medium:
    kind = _kind(one)
    href = _largest(one, kind)
    # From ninjs 2 on associations are a list, and `name` is the name of the association.
    return Medium(
        type=kind or "picture",
        href=safe_href(href) if href else text_of(one, "uri", "guid"),
        headline=text_of(one, "headline") or listed(one, "headlines") or text_of(one, "title"),
        caption=text_of(one, "description_text", "description_html")
        or listed(one, "descriptions")
        or text_of(one, "body_text"),
        credit=text_of(one, "creditline", "creditLine", "byline", "by")
        or text_of(one, "copyrightholder", "copyrightHolder"),
    )


def listed(one: Object, name: str) -> str | None:
    """Return the first of alternative texts with words, as ninjs 2 and 3 list them."""
    texts = (text_of(x, "value") for x in objects(one.get(name)))
    return next(filter(None, texts), None)


def _largest(one: Object, kind: str | None) -> str | None:
    """The address of the widest rendition that is of the medium's own type."""
    renditions = one.get("renditions")
    own = _CONTENT_TYPES.get(kind or "")
    best: tuple[bool, int, str] | None = None
    for x in objects(renditions) if renditions else []:
        href = x.get("href")
        if not isinstance(href, str):
            continue
        size = _size(x.get("width"))
        declared = x.get("mimetype") or x.get("contentType") or x.get("contenttype")
        fits = not (own and declared) or str(declared).startswith(own)
        if best is None or (fits, size) > best[:2]:
            best = (fits, size, href)
    return best[2] if best else None


def _size(width: Any) -> int:
    """The width in pixels, a number or the digits of one; 0 for anything else."""
    if type(width) is int:
        return width if 0 < width < _WIDEST else 0
    digits = str(width or 0)
    return int(digits) if digits.isdecimal() and len(digits) < len(str(_WIDEST)) else 0
