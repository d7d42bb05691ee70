"""Characters on their way from a file into runs: spaces folded, controls gone, links safe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from typing import Final

from dateline.ground.richtext import Mark, Run, Text, safe_href

_ODD: Final = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]|  ")
_SPACES: Final = re.compile("[ \t\r\n\f]+")
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
BREAK: Final = "\n"
_NEW: Final = Run.__new__
_SET: Final = object.__setattr__
_FIELDS: Final = {"text", "marks", "href", "lang"}


class Style(tuple[tuple[Mark, ...], str | None, str | None]):
    """The marks, the link and the language of a stretch of text."""

    __slots__ = ()


PLAIN: Final = Style(((), None, None))


def folded(text: str) -> str:
    """Fold white space as HTML does, drop what no text may hold, mend what was escaped twice."""
    if "&" in text:
        text = _ESCAPED_TWICE.sub(lambda match: unescape(match[0]), text)
    if not _ODD.search(text):
        return text
    if text.isspace() and "\xa0" not in text:
        return " "
    return _CONTROLS.sub("", _SPACES.sub(" ", text.translate(_WINDOWS)))


def kept(text: str) -> str:
    """Drop what no text may hold but keep line breaks and spaces, for preformatted text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    # To translate is quick while all is ASCII, and slow else.
    return lines.translate(_KEPT) if lines.isascii() or _CONTROLS.search(lines) else lines


@lru_cache(maxsize=4096)
def link_target(href: str) -> str | None:
    """Return the address if a reader may follow it, else None."""
    return safe_href(href)


def run(text: str, style: Style = PLAIN) -> Run:
    """Make a run of text that has been cleaned here; the model's own checks are not run again."""
    marks, href, lang = style
    made = _NEW(Run)
    # What Run.model_construct does for these four fields, at a third of its time.
    _SET(made, "__dict__", {"text": text, "marks": marks, "href": href, "lang": lang})
    _SET(made, "__pydantic_fields_set__", _FIELDS)
    _SET(made, "__pydantic_extra__", None)
    _SET(made, "__pydantic_private__", None)
    return made


def joined(pieces: Sequence[tuple[str, Style]]) -> Text:
    """Join folded pieces into a text: equal styles as one run, spaces single, ends trimmed."""
    if len(pieces) == 1:
        text, style = pieces[0]
        text = text.strip(" \n")
        return (
            (run(_AROUND_BREAK.sub(BREAK, text) if BREAK in text else text, style),) if text else ()
        )
    together: list[tuple[str, Style]] = []
    for text, style in pieces:
        if together and together[-1][1] == style:
            together[-1] = (together[-1][0] + text, style)
        else:
            together.append((text, style))
    return _trimmed(_single_spaced(together))


def _single_spaced(pieces: list[tuple[str, Style]]) -> list[tuple[str, Style]]:
    kept_pieces: list[tuple[str, Style]] = []
    last = BREAK
    for text, style in pieces:
        text = _AROUND_BREAK.sub(BREAK, text) if BREAK in text else text
        text = text.replace("  ", " ")
        if last in {" ", BREAK}:
            text = text.lstrip(" ")
        if text:
            last = text[-1]
            kept_pieces.append((text, style))
    return kept_pieces


def _trimmed(pieces: list[tuple[str, Style]]) -> Text:
    while pieces and not pieces[-1][0].rstrip(" \n"):
        pieces.pop()
    if not pieces:
        return ()
    pieces[-1] = (pieces[-1][0].rstrip(" \n"), pieces[-1][1])
    while pieces and not pieces[0][0].lstrip(" \n"):
        pieces.pop(0)
    if pieces:
        pieces[0] = (pieces[0][0].lstrip(" \n"), pieces[0][1])
    return tuple(run(text, style) for text, style in pieces if text)
