"""HTML as most agencies send it, cut without building a tree: paragraphs, lists, emphasis, links.

Anything that a parser of HTML would have to mend is left to one: unknown elements, text outside of
blocks, elements that are not closed in their order.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from dateline.wires.parsed import Kind
from dateline.wires.reading.characters import PLAIN, Style, folded
from dateline.wires.reading.elements import TAGS, Does, Tag
from dateline.wires.reading.markup import DEEPEST, Cutter, styled
from dateline.wires.reading.phrases import phrases_of
from dateline.wires.reading.pictures import picture_of

_HEAD: Final = re.compile(
    r"<html>\s*<head>\s*(?:<title>[^<>&]*</title>\s*|<(?:meta|link)\b[^<>]*>\s*)*</head>\s*(?=<body)"
)
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

# An open element, and the style and kind of the text inside it; plain tuples are made quickest.
_Open = tuple[Does, str, Style, Kind]
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
            tag = TAGS[source]
            if tag is None or not ended:
                return None
            does = tag.does
            if does == "leaf" and (after := self._leaf(tag, text, elements, number)):
                # A paragraph with nothing but phrases.
                text = elements[after].partition(">")[2]
                number = after + 1
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

    def _leaf(self, tag: Tag, text: str, elements: list[str], number: int) -> int:
        """Take a paragraph whose tags are few and plain; return the number of the one that ends it.

        None of the others is taken here, and the number is 0.
        """
        inside, _, style, kind = self.open[-1]
        if inside not in _AROUND_LEAVES or number >= len(elements):
            return 0
        cutter, kind = self.cutter, tag.kind or kind
        if elements[number].startswith(tag.ending):
            if cutter.pieces:
                cutter.flush()
            cutter.add_leaf(unescape(text) if "&" in text else text, style, kind)
            return number
        found = phrases_of(elements, number, text, style, tag.name)
        if found is None:
            return 0
        if cutter.pieces:
            cutter.flush()
        cutter.add_phrases(found[0], kind)
        return found[1]

    def _ends_heading(self, tag: Tag) -> bool:
        """Whether a paragraph begins in a heading, which it ends: a parser keeps it around none."""
        name = self.open[-1][1]
        if tag.name != "p" or name not in _HEADINGS:
            return False
        self.cutter.flush()
        _, _, style, kind = self.open[-2]
        self.open[-1] = ("ended", name, style, kind)
        return True

    def _tag(self, tag: Tag) -> bool:
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

    def _inline(self, tag: Tag) -> bool:
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
