"""HTML as most agencies send it, cut without building a tree: paragraphs, lists, emphasis, links.

Anything that a parser of HTML would have to mend is left to one: unknown elements, text outside of
blocks, elements that are not closed in their order.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Final, Literal, NamedTuple

from dateline.wires.parsed import Kind
from dateline.wires.reading import tags
from dateline.wires.reading.characters import LONG, PLAIN, Style
from dateline.wires.reading.markup import DEEPEST, Cutter, styled
from dateline.wires.reading.pictures import picture_of

_PARTS: Final = re.compile(r"(<[^<>]*>)")
_COMMENT: Final = re.compile(r"<!--(?![->])[^-<>]*(?:-[^-<>]+)*-->")
_HEAD: Final = re.compile(
    r"<html>\s*<head>\s*(?:<title>[^<>&]*</title>\s*|<(?:meta|link)\b[^<>]*>\s*)*</head>\s*(?=<body)"
)
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,12})((?:\s[^<>]*?)?)\s*(/?)>")
_ATTRIBUTES: Final = re.compile(
    r"(?:\s+[a-zA-Z_][\w:-]*(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))?)*\s*", re.ASCII
)
_ATTRIBUTE: Final = re.compile(r"\s([a-zA-Z_][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.ASCII)
# In a value `&` begins a reference that only a parser should read, unless it parts a query.
_UNSAFE_VALUE: Final = re.compile(r"&(?!amp;|[\w.%-]+=)|[\x00-\x1f\x7f]", re.ASCII)

_Does = Literal[
    "document",
    "around",
    "figure",
    "leaf",
    "list",
    "entry",
    "inline",
    "break",
    "rule",
    "picture",
    "comment",
    "close",
]
_DOES: Final[dict[str, _Does]] = {
    "html": "document",
    "body": "document",
    **dict.fromkeys(("div", "section", "article", "blockquote"), "around"),
    # The parser knows neither of these two, and so ends no paragraph where they begin.
    "figure": "figure",
    "figcaption": "leaf",
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6"), "leaf"),
    **dict.fromkeys(("ul", "ol"), "list"),
    "li": "entry",
    **dict.fromkeys(
        ("b", "strong", "i", "em", "u", "span", "a", "sub", "sup", "small", "cite", "code"),
        "inline",
    ),
    "br": "break",
    "hr": "rule",
    "img": "picture",
}
_VOID: Final = frozenset({"break", "rule", "picture"})
_AROUND_LEAVES: Final = frozenset({"document", "around", "figure"})
_WITHOUT_TEXT: Final = frozenset({"document", "list"})
# Inside of what an element of this sort may begin without ending another.
_INSIDE: Final[dict[str, frozenset[str]]] = {
    "document": frozenset({"document"}),
    "around": _AROUND_LEAVES,
    "figure": _AROUND_LEAVES | {"leaf"},
    "leaf": _AROUND_LEAVES,
    "list": _AROUND_LEAVES | {"entry"},
    "rule": _AROUND_LEAVES,
    "entry": frozenset({"list"}),
}
_AROUND_INLINE: Final = frozenset({"leaf", "entry", "inline", "around", "figure"})
_BLANK: Final = " \t\r\n\f"


class _Tag(NamedTuple):
    """A tag: what it does, and those of its attributes that say something.

    `ending` is the tag that ends a leaf; none for others. `kind` is that of the text inside.
    """

    does: _Does
    name: str
    ending: str | None = None
    kind: Kind | None = None
    href: str | None = None
    lang: str | None = None
    source: str | None = None
    alt: str | None = None


_COMMENTED: Final = _Tag("comment", "")


class _Open(NamedTuple):
    """An open element with the style and kind of the text inside it."""

    does: _Does
    name: str
    style: Style
    kind: Kind


_OUTSIDE: Final = _Open("document", "", PLAIN, "paragraph")


def cut_fragment(source: str) -> Cutter | None:
    """Cut plainly written HTML; None where it is not, and a parser has to read it."""
    if source.startswith("<html"):
        source = _HEAD.sub("<html>", source, count=1)
    parts = _PARTS.split(source)
    if source.count("<") != len(parts) // 2:
        return None
    return _Fragment().cut(parts)


class _Fragment:
    """One fragment while it is read: the elements that are open, the outermost first."""

    def __init__(self) -> None:
        self.cutter = Cutter()
        self.open = [_OUTSIDE]

    def cut(self, parts: list[str]) -> Cutter | None:
        """Take texts (at even places) and tags in turn; None at the first that is not plain."""
        number, last = 0, len(parts) - 1
        while number < last:
            text, source = parts[number], parts[number + 1]
            tag = _kept_tag(source) if len(source) < LONG else _tag(source)
            if tag is None or (text and not self._text(text)):
                return None
            number += 2
            if tag.ending and number < last and tag.ending == parts[number + 1]:
                # An element with nothing but text: most of any news.
                if not self._leaf(tag, parts[number]):
                    return None
                number += 2
            elif not self._tag(tag):
                return None
        if len(self.open) > 1 or not self._text(parts[last]):
            return None
        return self.cutter

    def _leaf(self, tag: _Tag, text: str) -> bool:
        here = self.open[-1]
        if here.does not in _AROUND_LEAVES:
            return False
        self.cutter.flush()
        text = unescape(text) if "&" in text else text
        self.cutter.add_leaf(text, here.style, tag.kind or here.kind)
        return True

    def _text(self, text: str) -> bool:
        here = self.open[-1]
        if here.does in _WITHOUT_TEXT:
            return not text.strip(_BLANK)
        text = unescape(text) if "&" in text else text
        self.cutter.add(text, here.style, here.kind)
        return True

    def _tag(self, tag: _Tag) -> bool:
        does = tag.does
        if does == "close":
            return self._close(tag.name)
        if does == "inline":
            return self._inline(tag)
        here = self.open[-1]
        if does == "break":
            self.cutter.line_break(here.style, here.kind)
            return here.does not in _WITHOUT_TEXT
        if does == "picture":
            self.cutter.media.extend(picture_of(tag.source, tag.alt))
            return True
        if does == "comment":
            return True
        if here.does not in _INSIDE[does] or len(self.open) > DEEPEST // 2:
            return False
        self.cutter.flush()
        if does != "rule":
            self.open.append(_Open(does, tag.name, here.style, tag.kind or here.kind))
        return True

    def _inline(self, tag: _Tag) -> bool:
        around, name = self.open, tag.name
        here = around[-1]
        if here.does not in _AROUND_INLINE or len(around) > DEEPEST // 2:
            return False
        if name == "a" and here.does == "inline" and any(one.name == "a" for one in around):
            return False
        style = styled(here.style, name, tag.href, tag.lang)
        around.append(_Open("inline", name, style, here.kind))
        return True

    def _close(self, name: str) -> bool:
        here = self.open[-1]
        if here.name != name:
            return False
        self.open.pop()
        if here.does != "inline":
            self.cutter.flush()
        return True


def _tag(source: str) -> _Tag | None:
    """Read a tag; None where it is of an element or in a form that is not plain."""
    if _COMMENT.fullmatch(source):
        return _COMMENTED
    found = _TAG.fullmatch(source)
    name = found[2].lower() if found else ""
    does = _DOES.get(name)
    if found is None or does is None:
        return None
    slash = bool(found[4])
    if found[1]:
        return None if found[3].strip() or slash or does in _VOID else _Tag("close", name)
    if (slash and does not in _VOID) or not _ATTRIBUTES.fullmatch(found[3]):
        return None
    if does == "inline" or does == "picture":
        return _with_attributes(does, name, found[3])
    return _Tag(does, name, f"</{name}>" if does == "leaf" else None, tags.KINDS.get(name))


_kept_tag: Final = lru_cache(maxsize=8192)(_tag)


def _with_attributes(does: _Does, name: str, source: str) -> _Tag | None:
    values: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(source):
        values.setdefault(one[1].lower(), one[2] if one[2] is not None else one[3])
    told = [values.get(key) for key in ("href", "lang", "src", "alt")]
    if "source" in values or any(value and _UNSAFE_VALUE.search(value) for value in told):
        return None
    href, lang, picture, alt = (value.replace("&amp;", "&") if value else None for value in told)
    return _Tag(does, name, None, None, href if name == "a" else None, lang, picture, alt)
