"""Text that comes in a field: HTML, HTML that was escaped, or plain text."""

from __future__ import annotations

import re
import threading
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from dateline.ground.richtext import plain
from dateline.wires.parsed import Kind, Medium, Paragraph
from dateline.wires.reading.characters import folded, kept, unmarked
from dateline.wires.reading.fragments import cut_fragment
from dateline.wires.reading.markup import Cutter
from dateline.wires.reading.xml import one_spaced

# It begins with a set of characters, for which the search can skip the others.
_MARKUP: Final = re.compile(
    r"[<&](?:(?<=<)/?(?:p|br|div|b|i|u|a|em|strong|span|ul|ol|li|table|tr|td|h[1-6]|pre|blockquote"
    r"|hr|img|figure|section|article|html|body|hl2|block|script|style|svg|iframe|font|center|sub"
    r"|sup|small|code|object|embed|form|input|video|audio|meta|link)\b[^<>]*>"
    r"|(?<=&)(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});)",
    re.IGNORECASE,
)
# The parser reads nothing that stands behind these, where mails and pages were joined.
_ENDS: Final = re.compile(r"</(?:body|html)\b[^<>]*>", re.IGNORECASE)
_SOLE_PARAGRAPH: Final = re.compile(r"\s*<p>([^<>]*)</p>\s*", re.DOTALL)
_ANY_TAG: Final = re.compile(r"<[^<>]*>")
# What parts paragraphs in HTML; where it is absent, blank lines do, as WordPress has it.
_PARTED: Final = re.compile(r"<(?:p|br|div|pre|td|textarea)\b", re.IGNORECASE)
_BLANK_LINES: Final = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_INDENTED: Final = re.compile(r"^(?: {2,}|\t)")
_WRAPPED_LINE: Final = 45
_LONGEST_WRAPPED: Final = 100


class _Parsers(threading.local):
    """A parser for each thread: what a parser tells of its last document is its own."""

    def __init__(self) -> None:
        self.html = etree.HTMLParser(
            no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
        )


_PARSERS: Final = _Parsers()


def looks_like_markup(text: str) -> bool:
    """Whether a text holds HTML elements or character references."""
    return ("<" in text or "&" in text) and _MARKUP.search(text) is not None


def cut_html(source: str) -> tuple[tuple[Paragraph, ...], tuple[Medium, ...]]:
    """Return the paragraphs and the media of an HTML document or fragment; never raises."""
    if "<" not in source and "&" not in source:
        text = folded(source).strip(" ")
        return ((unmarked("paragraph", text),) if text else (), ())
    if "\n" in source and not _PARTED.search(source):
        source = _BLANK_LINES.sub("<br><br>", source)
    cutter = cut_fragment(source) or _cut_tree(source)
    if cutter is None:
        return plain_paragraphs(_ANY_TAG.sub(" ", source)), ()
    return tuple(cutter.paragraphs), tuple(cutter.media)


def _cut_tree(source: str) -> Cutter | None:
    root = _tree(source)
    if root is None:
        return None
    cutter = Cutter()
    cutter.cut(root)
    return cutter


def _tree(source: str) -> Element | None:
    """Return the tree, or None where the parser gave up before the end."""
    try:
        root = etree.fromstring(_ENDS.sub(" ", source.replace("\x00", "")), _PARSERS.html)
    except (etree.LxmlError, ValueError):
        return None
    gave_up = any(entry.level_name == "FATAL" for entry in _PARSERS.html.error_log)
    return None if gave_up else root


def paragraphs_of(field: str | None) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a field that may hold HTML or plain text."""
    if not field:
        return ()
    sole = _SOLE_PARAGRAPH.fullmatch(field)
    if sole and "\n" in sole[1].strip() and "&" not in sole[1]:
        return plain_paragraphs(sole[1])
    return cut_html(field)[0] if looks_like_markup(field) else plain_paragraphs(field)


def one_line(field: str | None) -> str | None:
    """Return a field as one line of plain characters; markup is taken out, its words are kept."""
    if not field:
        return None
    if "<" not in field and "&" not in field:
        if field.isprintable():
            return one_spaced(field)
        # Lines that were only wrapped: nearly all that is not printable.
        flat = field.replace("\r", " ").replace("\n", " ")
        return " ".join(flat.split()) or None if flat.isprintable() else one_spaced(folded(field))
    if looks_like_markup(field):
        field = " ".join(plain(one.runs) for one in cut_html(field)[0])
    return one_spaced(folded(field))


def plain_paragraphs(text: str, kind: Kind = "paragraph") -> tuple[Paragraph, ...]:
    """Cut plain text into paragraphs.

    Blank lines part them, and so do indented lines; lines of about one length are taken as
    wrapped and joined; long lines are paragraphs; short ones stay lines of one paragraph.
    """
    chunks = (chunk for chunk in _BLANK_LINE.split(kept(text)) if chunk.strip())
    found = (part for chunk in chunks for part in _chunk(chunk.strip("\n")))
    return tuple([unmarked(kind, part) for part in found if part])


def _chunk(chunk: str) -> list[str]:
    lines = [line.rstrip() for line in chunk.split("\n") if line.strip()]
    if max(map(len, lines)) > _LONGEST_WRAPPED:
        return [folded(line).strip() for line in lines]
    groups: list[list[str]] = []
    for number, line in enumerate(lines):
        if number == 0 or (_INDENTED.match(line) and not _INDENTED.match(lines[number - 1])):
            groups.append([])
        groups[-1].append(line.strip())
    wrapped = all(len(line) >= _WRAPPED_LINE for group in groups for line in group[:-1])
    mark = " " if wrapped else "\n"
    return [mark.join(folded(line) for line in group) for group in groups]
