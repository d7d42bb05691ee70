"""HTML as most agencies send it, cut without building a tree: paragraphs, lists, emphasis, links.

Anything that a parser of HTML would have to mend is left to one: unknown elements, text outside of
blocks, elements that are not closed in their order.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final, Literal, NamedTuple

from dateline.wires.parsed import Kind
from dateline.wires.reading import tags
from dateline.wires.reading.characters import LONG, PLAIN, Style, folded
from dateline.wires.reading.markup import DEEPEST, Cutter, styled
from dateline.wires.reading.pictures import picture_of

# Tags are looked at without their brackets.
_COMMENT: Final = re.compile(r"!--(?![->])[^-<>]*(?:-[^-<>]+)*--")
_HEAD: Final = re.compile(
    r"<html>\s*<head>\s*(?:<title>[^<>&]*</title>\s*|<(?:meta|link)\b[^<>]*>\s*)*</head>\s*(?=<body)"
)
_NAME: Final = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]{0,12})(?=[\s/]|\Z)")
# A link as most are written: nothing in it has to be read closely.
_LINK: Final = re.compile(
    r"a href=\"(https?://[!#-%'-;=?-~]+)\"(?: (?:target|rel|class|title)=\"[ !#-%'-;=?-~]*\")*"
)
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
    "ended",
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
_AROUND_LEAVES: Final = frozenset({"document", "around", "figure", "ended"})
_WITHOUT_TEXT: Final = frozenset({"document", "list", "ended"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
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
_MOST_KEPT: Final = 4096


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
_TOLD: Final = ("href", "lang", "src", "alt")


# An open element, and the style and kind of the text inside it; plain tuples are made quickest.
_Open = tuple[_Does, str, Style, Kind]
_OUTSIDE: Final[_Open] = ("document", "", PLAIN, "paragraph")


def cut_fragment(source: str) -> Cutter | None:
    """Cut plainly written HTML; None where it is not, and a parser has to read it."""
    if source.startswith("<html"):
        source = _HEAD.sub("<html>", source, count=1)
    before, *elements = source.split("<")
    return _Fragment().cut(before, elements)


class _Fragment:
    """One fragment while it is read: the elements that are open, the outermost first."""

    __slots__ = ("cutter", "open")

    def __init__(self) -> None:
        self.cutter = Cutter()
        self.open = [_OUTSIDE]

    def cut(self, before: str, elements: list[str]) -> Cutter | None:
        """Take the text before any tag, then each tag and the text behind it, parted by `>`.

        None at the first that is not plain. Most of any news goes through here without a call.
        """
        if before.strip(_BLANK):
            return None
        around, pieces = self.open, self.cutter.pieces
        number, last = 0, len(elements)
        while number < last:
            source, ended, text = elements[number].partition(">")
            number += 1
            tag = _TAGS[source]
            if tag is None or not ended:
                return None
            does = tag.does
            if tag.ending and number < last and elements[number].startswith(tag.ending):
                # An element with nothing but text.
                if not self._leaf(tag, text):
                    return None
                text = elements[number][len(tag.ending) :]
                number += 1
            elif does == "close" and around[-1][0] == "inline":
                if around.pop()[1] != tag.name:
                    return None
            elif not (self._inline(tag) if does == "inline" else self._tag(tag)):
                return None
            if text and (pieces or text.strip(_BLANK)) and not self._text(text):
                return None
        return self.cutter if len(around) == 1 else None

    def _text(self, text: str) -> bool:
        inside, _, style, kind = self.open[-1]
        if inside in _WITHOUT_TEXT:
            return not text.strip(_BLANK)
        cutter = self.cutter
        text = folded(unescape(text) if "&" in text else text)
        if text and (cutter.pieces or text != " "):
            cutter.pieces.append((text, style))
            cutter.kind = kind
        return True

    def _leaf(self, tag: _Tag, text: str) -> bool:
        does, _, style, kind = self.open[-1]
        if does not in _AROUND_LEAVES:
            if not self._ends_heading(tag):
                return False
            _, _, style, kind = self.open[-1]
        cutter = self.cutter
        if cutter.pieces:
            cutter.flush()
        cutter.add_leaf(unescape(text) if "&" in text else text, style, tag.kind or kind)
        return True

    def _ends_heading(self, tag: _Tag) -> bool:
        """Whether a paragraph begins in a heading, which it ends: a parser keeps it around none."""
        name = self.open[-1][1]
        if tag.name != "p" or name not in _HEADINGS:
            return False
        self.cutter.flush()
        _, _, style, kind = self.open[-2]
        self.open[-1] = ("ended", name, style, kind)
        return True

    def _tag(self, tag: _Tag) -> bool:
        does = tag.does
        inside, name, style, kind = self.open[-1]
        if does == "close":
            return self._close(tag.name, name)
        if does == "break":
            self.cutter.line_break(style, kind)
            return inside not in _WITHOUT_TEXT
        if does == "picture":
            self.cutter.media.extend(picture_of(tag.source, tag.alt))
            return True
        if does == "comment":
            return True
        if len(self.open) > DEEPEST // 2:
            return False
        if inside not in _INSIDE[does]:
            if not self._ends_heading(tag):
                return False
            _, _, style, kind = self.open[-1]
        self.cutter.flush()
        if does != "rule":
            self.open.append((does, tag.name, style, tag.kind or kind))
        return True

    def _inline(self, tag: _Tag) -> bool:
        around, name = self.open, tag.name
        inside, _, style, kind = around[-1]
        if inside not in _AROUND_INLINE or len(around) > DEEPEST // 2:
            return False
        if name == "a" and inside == "inline" and any(one[1] == "a" for one in around):
            return False
        around.append(("inline", name, styled(style, name, tag.href, tag.lang), kind))
        return True

    def _close(self, name: str, inside: str) -> bool:
        if inside != name:
            return False
        self.open.pop()
        self.cutter.flush()
        return True


def _tag(source: str) -> _Tag | None:
    """Read a tag; None where it is of an element or in a form that is not plain."""
    link = _LINK.fullmatch(source)
    if link:
        return _Tag("inline", "a", None, None, link[1])
    found = _NAME.match(source)
    if found is None:
        return _COMMENTED if _COMMENT.fullmatch(source) else None
    name = found[2].lower()
    does = _DOES.get(name)
    rest = source[found.end() :]
    slash = rest.endswith("/")
    rest = rest[:-1] if slash else rest
    if does is None or (rest and not rest[0].isspace()):
        return None
    if found[1]:
        return None if rest.strip() or slash or does in _VOID else _Tag("close", name)
    if (slash and does not in _VOID) or (rest and not _ATTRIBUTES.fullmatch(rest)):
        return None
    if rest and (does == "inline" or does == "picture"):
        return _with_attributes(does, name, rest)
    return _Tag(does, name, f"/{name}>" if does == "leaf" else None, tags.KINDS.get(name))


class _Tags(dict[str, _Tag | None]):
    """Tags by how they are written; those that come again are kept, those with addresses do not."""

    def __missing__(self, source: str) -> _Tag | None:
        tag = _tag(source)
        if len(source) < LONG and not (tag and (tag.href or tag.source)):
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[source] = tag
        return tag


_TAGS: Final = _Tags()


def _with_attributes(does: _Does, name: str, source: str) -> _Tag | None:
    values: dict[str, str] = {}
    for key, value, other in _ATTRIBUTE.findall(source):
        values.setdefault(key.lower(), value or other)
    if "source" in values:
        return None
    told = {key: value for key in _TOLD if (value := values.get(key))}
    for key, value in told.items():
        if "&" in value or not value.isprintable():
            if _UNSAFE_VALUE.search(value):
                return None
            told[key] = value.replace("&amp;", "&")
    href = told.get("href") if name == "a" else None
    return _Tag(does, name, None, None, href, told.get("lang"), told.get("src"), told.get("alt"))
