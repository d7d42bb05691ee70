"""Characters on their way from a file into runs: spaces folded, controls gone, links safe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from typing import Final

from dateline.ground.richtext import Mark
from dateline.wires.parsed import Kind, Paragraph, Stretch

_ODD: Final = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_SPACES: Final = re.compile("  +")
_OF_WINDOWS: Final = re.compile("[\x80-\x9f]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_AROUND_BREAK: Final = re.compile(" *\n *")
# What says ISO 8859-1 is Windows-1252 in practice (WHATWG Encoding): its C1 controls are letters.
_WINDOWS: Final = {
    code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)
}
# References that were escaped twice on their way; `&lt;` and `&amp;` may be meant as they stand.
_ESCAPED_TWICE: Final = re.compile(
    r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|quot|apos|nbsp|[lr][sd]quo);"
)
_KEPT: Final = {
    **dict.fromkeys((*range(9), *range(11, 32), 127, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))),
    **_WINDOWS,
}
# The controls of ASCII that no text may hold.
_ASCII_CONTROLS: Final = bytes((*range(9), *range(11, 32), 127))
BREAK: Final = "\n"
# Texts that are longer are not kept in memory to be known again.
LONG: Final = 400
# Makes a named tuple in half of the time that its class takes.
NEW: Final = tuple.__new__


class Style(tuple[tuple[Mark, ...], str | None, str | None]):
    """The marks, the link and the language of a stretch of text."""

    __slots__ = ()


PLAIN: Final = Style(((), None, None))


def folded(text: str) -> str:
    """Fold white space as HTML does, drop what no text may hold, mend what was escaped twice."""
    if "&" in text:
        text = _ESCAPED_TWICE.sub(lambda match: unescape(match[0]), text)
    # Nothing that is printable is odd, and asking for that is quicker than a search.
    if text.isprintable() or not _ODD.search(text):
        return text if "  " not in text else _single(text)
    if not text.isascii() and _OF_WINDOWS.search(text):
        text = text.translate(_WINDOWS)
    for space in "\n\r\t\f":
        text = text.replace(space, " ")
    text = _single(text)
    return text if text.isprintable() else _CONTROLS.sub("", text)


def _single(text: str) -> str:
    """Fold spaces; of white space alone, unless it holds a text together, one is left."""
    if text.isspace() and "\xa0" not in text:
        return " "
    return _SPACES.sub(" ", text) if "  " in text else text


def kept(text: str) -> str:
    """Drop what no text may hold but keep line breaks and spaces, for preformatted text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    lines = lines.expandtabs(4) if "\t" in lines else lines
    if lines.isascii():
        return without(_ASCII_CONTROLS, lines)
    return lines.translate(_KEPT) if _CONTROLS.search(lines) else lines


def without(controls: bytes, text: str) -> str:
    """Return a text of ASCII without these characters; bytes are looked through most quickly."""
    before = text.encode("ascii")
    after = before.translate(None, controls)
    return text if len(after) == len(before) else after.decode("ascii")


def run(text: str, style: Style = PLAIN) -> Stretch:
    """Make a run of text that has been cleaned here."""
    return NEW(Stretch, (text, *style))


def unmarked(kind: Kind, text: str) -> Paragraph:
    """Make a paragraph of one run without marks, of text that has been cleaned here."""
    return NEW(Paragraph, (kind, (NEW(Stretch, (text, (), None, None)),)))


Pieces = list[tuple[str, Style]]


def joined(pieces: Sequence[tuple[str, Style]]) -> tuple[Stretch, ...]:
    """Join folded pieces into a text: equal styles as one run, spaces single, ends trimmed."""
    if len(pieces) == 1:
        return tuple([NEW(Stretch, (text, *style)) for text, style in tidied(pieces)])
    found: list[Stretch] = []
    last, before = " ", None
    for text, style in pieces:
        if text == BREAK:
            return tuple([NEW(Stretch, (text, *style)) for text, style in tidied(pieces)])
        if last == " " and text[:1] == " ":
            text = text[1:]
        if not text:
            continue
        last = text[-1]
        if style is before or style == before:
            text = found.pop()[0] + text
        before = style
        found.append(NEW(Stretch, (text, *style)))
    return _ended(found)


def _ended(found: list[Stretch]) -> tuple[Stretch, ...]:
    """Return runs without the space at the end, as no run but the last may be one."""
    if found and found[-1][0][-1] == " ":
        one = found.pop()
        text = one[0].rstrip(" ")
        if text:
            found.append(NEW(Stretch, (text, *one[1:])))
    return tuple(found)


def tidied(pieces: Sequence[tuple[str, Style]]) -> Pieces:
    """Return pieces with equal styles as one, spaces single and the ends trimmed."""
    if len(pieces) == 1:
        text, style = pieces[0]
        text = text.strip(" \n")
        if not text:
            return []
        return [(_AROUND_BREAK.sub(BREAK, text) if BREAK in text else text, style)]
    found = _unbroken(pieces)
    return _trimmed(_single_spaced(together(pieces)) if found is None else found)


def _unbroken(pieces: Iterable[tuple[str, Style]]) -> Pieces | None:
    """Join pieces, each without double spaces in itself; None where one is a line break."""
    found: Pieces = []
    last, before = " ", None
    for text, style in pieces:
        if text == BREAK:
            return None
        if last == " " and text[:1] == " ":
            text = text[1:]
        if not text:
            continue
        if style == before:
            found[-1] = (found[-1][0] + text, style)
        else:
            found.append((text, style))
        last, before = text[-1], style
    return found


def together(pieces: Iterable[tuple[str, Style]]) -> Pieces:
    """Return pieces with neighbours of the same style as one."""
    found: Pieces = []
    for text, style in pieces:
        if found and found[-1][1] == style:
            found[-1] = (found[-1][0] + text, style)
        else:
            found.append((text, style))
    return found


def _single_spaced(pieces: Pieces) -> Pieces:
    kept_pieces: Pieces = []
    last = BREAK
    for text, style in pieces:
        text = _AROUND_BREAK.sub(BREAK, text) if BREAK in text else text
        text = _SPACES.sub(" ", text) if "  " in text else text
        if last in {" ", BREAK}:
            text = text.lstrip(" ")
        if text:
            last = text[-1]
            kept_pieces.append((text, style))
    return kept_pieces


def _trimmed(pieces: Pieces) -> Pieces:
    while pieces and not pieces[-1][0].rstrip(" \n"):
        pieces.pop()
    if not pieces:
        return []
    if pieces[-1][0][-1] in " \n":
        pieces[-1] = (pieces[-1][0].rstrip(" \n"), pieces[-1][1])
    if pieces[0][0][0] not in " \n":
        return pieces
    while pieces and not pieces[0][0].lstrip(" \n"):
        pieces.pop(0)
    if pieces:
        pieces[0] = (pieces[0][0].lstrip(" \n"), pieces[0][1])
    return pieces
