"""From XHTML, HTML and NITF bodies to paragraphs: every word is kept, no markup is.

What is no known element keeps its words. Scripts and styles are dropped; nothing but characters,
six marks and safe links can come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from lxml.etree import _Element as Element

from dateline.ground.richtext import MARK_ORDER, safe_href
from dateline.wires.parsed import Kind, Medium, Paragraph, Stretch
from dateline.wires.reading import tags
from dateline.wires.reading.characters import (
    BREAK,
    LONG,
    NEW,
    PLAIN,
    Pieces,
    Style,
    folded,
    joined,
    kept,
    run,
    tidied,
    together,
)
from dateline.wires.reading.pictures import medium_of
from dateline.wires.reading.tables import is_layout, row_of
from dateline.wires.reading.xml import local, text_of

# Deeper than this an element's words are taken without its structure.
DEEPEST: Final = 120
_TAG: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_BLANK: Final = " \t\r\n\f"
_MEANING: Final = tags.MEANINGS.get
_QUOTES: Final = "\"'“”„«»‘’「『"


class Cutter:
    """Cuts a body into paragraphs while walking through it once."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.media: list[Medium] = []
        # Of the paragraph that has begun: its pieces, each folded, and its kind.
        self.pieces: Pieces = []
        self.kind: Kind = "paragraph"
        self._in_row = False
        self._in_phrases = False

    def cut(self, body: Element, kind: Kind = "paragraph") -> None:
        """Take all that stands in an element, and end the paragraph."""
        if local(body.tag) in tags.KINDS:
            self._visit(body, local(body.tag), "block", PLAIN, kind, 0)
        else:
            self._walk(body, PLAIN, kind, 0)
        self.flush()

    def _walk(self, element: Element, style: Style, kind: Kind, depth: int) -> None:
        pieces = self.pieces
        before = element.text
        # White space before, between or after elements begins no paragraph.
        if before and (pieces or kind == "preformatted" or before.strip(_BLANK)):
            self.add(before, style, kind)
        if not len(element):
            return
        plain = not (self._in_row or kind == "preformatted")
        parts: bool | None = None
        for child in element:
            name = local(child.tag)
            means = _MEANING(name)
            if means == "container" and plain and not pieces and not len(child):
                # Most of any news goes through here: a paragraph of nothing but text.
                if text := child.text:
                    self.add_leaf(text, style, kind)
            elif means or name in tags.PHRASES or self._in_phrases or self._in_row or not name:
                self._visit(child, name, means, style, kind, depth + 1)
            else:
                parts = _holds_parts(element) if parts is None else parts
                self._unknown(child, name, style, kind, depth + 1, apart=parts)
            tail = child.tail
            if tail and (pieces or kind == "preformatted" or tail.strip(_BLANK)):
                self.add(tail, style, kind)

    def _unknown(
        self, element: Element, name: str, style: Style, kind: Kind, depth: int, *, apart: bool
    ) -> None:
        """Take an element of no known name: a container among others of its like."""
        if apart and depth <= DEEPEST:
            self._container(element, name, style, kind, depth)
        else:
            self._visit(element, name, None, style, kind, depth)

    def _is_leaf(self, element: Element, kind: Kind) -> bool:
        """Whether a container holds nothing but text, and no paragraph has begun before it."""
        return not (self.pieces or len(element) or self._in_row or kind == "preformatted")

    def _visit(
        self,
        element: Element,
        name: str,
        means: tags.Meaning | None,
        style: Style,
        kind: Kind,
        depth: int,
    ) -> None:
        if means == "silent" or not name:
            return
        if depth > DEEPEST:
            self.add(" ".join(map(str, element.itertext())), style, kind)
        elif means == "container":
            self._container(element, name, style, kind, depth)
        elif means is None:
            self._inline(element, name, style, kind, depth)
        elif means == "block":
            self._block(element, name, style, tags.KINDS[name], depth)
        elif means == "break":
            self.line_break(style, kind)
            self._walk(element, style, kind, depth)
        else:
            self._head(element, style, kind, depth)

    def _head(self, element: Element, style: Style, kind: Kind, depth: int) -> None:
        """Take what a head or a drawing holds beside its title, which is no part of the text.

        A parser puts the rest of a text there where the end of either is missing.
        """
        before, self._in_phrases = self._in_phrases, True
        if element.text:
            self.add(element.text, style, kind)
        for child in element:
            name = local(child.tag)
            if name != "title":
                self._visit(child, name, _MEANING(name), style, kind, depth + 1)
            if child.tail:
                self.add(child.tail, style, kind)
        self._in_phrases = before
        self.flush()

    def _container(self, element: Element, name: str, style: Style, kind: Kind, depth: int) -> None:
        if name in tags.MEDIA:
            self.media.extend(medium_of(element))
        if self._is_leaf(element, kind):
            self.add_leaf(element.text or "", style, kind)
            return
        if self.pieces:
            self.flush()
        before = self._in_phrases
        self._in_phrases = before or name in tags.PARAGRAPHS
        self._walk(element, style, kind, depth)
        self._in_phrases = before
        if self.pieces:
            self.flush()

    def add_leaf(self, text: str, style: Style, kind: Kind) -> None:
        """Take a paragraph that is nothing but text, where none has begun."""
        text = folded(text).strip(" ")
        if text and not text.isspace():
            self.paragraphs.append(NEW(Paragraph, (kind, (NEW(Stretch, (text, *style)),))))

    def add_phrases(self, pieces: Pieces, kind: Kind) -> None:
        """Take a paragraph of these pieces, where none has begun."""
        runs = joined(pieces)
        for one in runs:
            if not one.text.isspace():
                self.paragraphs.append(NEW(Paragraph, (kind, runs)))
                return

    def _block(self, element: Element, name: str, style: Style, own: Kind, depth: int) -> None:
        if self._in_row:
            self._container(element, name, style, own, depth)
        elif own == "table-row" and is_layout(element):
            self._container(element, name, style, "paragraph", depth)
        elif own == "table-row":
            self.flush()
            self._row(element, style, depth)
        else:
            self._container(element, name, style, own, depth)

    def _row(self, element: Element, style: Style, depth: int) -> None:
        if len(element) == 0:
            self._container(element, "tr", style, "paragraph", depth)
            return
        pieces: Pieces = []
        for number, cell in enumerate(row_of(element)):
            self._in_row = True
            if isinstance(cell, str):
                self.add(cell, style, "table-row")
            else:
                self._walk(cell, style, "table-row", depth + 1)
            self._in_row = False
            if number:
                pieces.append(("\t", PLAIN))
            pieces += tidied(self.pieces)
            self.pieces.clear()
        if any(text.strip() for text, _ in pieces):
            runs = tuple([run(text, its_style) for text, its_style in together(pieces)])
            self.paragraphs.append(Paragraph("table-row", runs))

    def _inline(self, element: Element, name: str, style: Style, kind: Kind, depth: int) -> None:
        if name == "img":
            self.media.extend(medium_of(element))
        quoted = name == "q" and not _starts_quoted(element)
        if quoted:
            self.add("“", style, kind)
        before, self._in_phrases = self._in_phrases, True
        self._walk(element, self._styled(element, name, style), kind, depth)
        self._in_phrases = before
        if quoted:
            self.add("”", style, kind)

    @staticmethod
    def _styled(element: Element, name: str, style: Style) -> Style:
        href = safe_href(str(element.get("href") or "")) if name == "a" else None
        named = None
        if element.attrib:
            named = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        return styled(style, name, href, str(named) if named else None)

    def line_break(self, style: Style, kind: Kind) -> None:
        """Take a line break; two of them part paragraphs."""
        if not self._in_row and kind != "preformatted" and self._after_break():
            self.flush()
        elif self.pieces:
            self.pieces.append((BREAK, style))

    def _after_break(self) -> bool:
        for text, _ in reversed(self.pieces):
            if text == BREAK:
                return True
            if text.strip(" "):
                return False
        return False

    def add(self, text: str, style: Style, kind: Kind) -> None:
        """Take text into the paragraph that has begun, or begin one."""
        if kind == "preformatted":
            self.pieces.append((kept(text), style))
            self.kind = kind
            return
        text = folded(text)
        if text and (self.pieces or text != " "):
            self.pieces.append((text, style))
            self.kind = kind

    def flush(self) -> None:
        """End the paragraph that has begun, if one has."""
        if not self.pieces:
            return
        if self._in_row:
            if not self._after_break():
                self.pieces.append((BREAK, PLAIN))
            return
        if self.kind == "preformatted":
            runs = _verbatim(self.pieces)
            if any(not one.text.isspace() for one in runs):
                self.paragraphs.append(Paragraph(self.kind, runs))
        else:
            self.add_phrases(self.pieces, self.kind)
        self.pieces.clear()


def _verbatim(pieces: Iterable[tuple[str, Style]]) -> tuple[Stretch, ...]:
    runs = [run(text, style) for text, style in pieces if text]
    if not any(one.text.strip() for one in runs):
        return ()
    runs[0] = run(runs[0].text.lstrip("\n"), Style(runs[0][1:]))
    last = runs[-1]
    runs[-1] = run(last.text.rstrip(), Style(last[1:]))
    return tuple(one for one in runs if one.text)


def _holds_parts(element: Element) -> bool:
    """Whether an element holds others and no text between them, as documents do and no phrase."""
    texts = [element.text, *(child.tail for child in element)]
    return not any(text and text.strip() for text in texts)


def styled(style: Style, name: str, href: str | None, lang: str | None) -> Style:
    """Return the style of the text inside an inline element with these attributes.

    `href` is an address that readers may follow, of a link.
    """
    if href and not lang:
        return Style((style[0], href, style[2]))
    if href or style[1] or (lang and len(lang) >= LONG):
        # Addresses hardly come again.
        return _style(style, name, href, lang)
    return _kept_style(style, name, href, lang)


def _style(style: Style, name: str, href: str | None, lang: str | None) -> Style:
    marks, link, language = style
    mark = tags.MARKS.get(name)
    if mark and mark not in marks:
        marks = tuple(one for one in MARK_ORDER if one in {*marks, mark})
    if href:
        link = href
    if lang and _TAG.fullmatch(lang):
        language = lang
    found = (marks, link, language)
    return style if found == style else Style(found)


_kept_style: Final = lru_cache(maxsize=4096)(_style)


def _starts_quoted(element: Element) -> bool:
    text = (text_of(element) or "").strip()
    return not text or text[0] in _QUOTES
