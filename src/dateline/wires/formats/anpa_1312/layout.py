"""The lines of an ANPA 1312 text: what the typesetting codes around them say that they are.

A line begins with `^` where it is set flush, with a tab or spaces where a paragraph begins, with
BS where it is a row of a table. It ends in `<` or `=` where it is set to the left or centred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from dateline.wires.formats.anpa_1312.codes import CHARACTERS, HALF

Setting = Literal["flush", "centred", "indented", "row"]
_ROW: Final = "\x08"
# All controls but those that set lines: backspace, tab and line feed.
_CONTROLS: Final = dict.fromkeys(
    (*range(8), *range(11, 32), *range(127, 160), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))
)
_SPACES: Final = re.compile("  +")
_DASH: Final = re.compile(r"_(?<!\S_)(?!\S)")
_COMPUTER: Final = re.compile(r"\^?\*\d{2,6}<?\s*")
# With what no line goes on, and after what none does; the empty string is an empty line.
_BEGINNING: Final = frozenset({"", "^", "\t", " ", _ROW, "="})
_ENDING: Final = frozenset({"", "<", "=", "+"})
_SHORTEST: Final = 56
_SLACK: Final = 6
_WRAPPED: Final = 100


class Line(NamedTuple):
    """A line as it was meant: physical lines that were only wrapped are one."""

    setting: Setting
    text: str


def lines_of(text: str) -> list[Line]:
    """Take the lines of a text apart; every word is kept, no code is."""
    clean = _without_codes(text)
    return [Line(setting, _clean(raw, setting)) for setting, raw in _joined(clean) if raw.strip()]


def _without_codes(text: str) -> str:
    """Replace the codes that stand for characters, and drop what no text may hold."""
    # Controls first: that is quick while all is ASCII.
    text = text.translate(_CONTROLS)
    for code, character in CHARACTERS.items():
        text = text.replace(code, character)
    return _DASH.sub("—", text)


def _joined(text: str) -> Iterator[tuple[Setting, str]]:
    """Yield lines with their setting, wrapped ones joined."""
    physical = [line.rstrip() for line in text.split("\n")]
    longest = max(map(len, physical))
    width = max(longest, _SHORTEST) if longest <= _WRAPPED else 0
    setting: Setting = "flush"
    raw, before = "", ""
    for line in physical:
        first = line[:1]
        # A line goes on with the one before where that had no room for its first word.
        if (
            raw
            and width
            and first not in _BEGINNING
            and before[-1:] not in _ENDING
            and setting != "row"
            and len(before) + 1 + len(line.partition(" ")[0]) >= width - _SLACK
        ):
            raw = f"{raw} {line}"
        else:
            yield setting, raw
            setting, raw = _set(line, first), line
        before = line
    yield setting, raw


def _set(line: str, first: str) -> Setting:
    if first == "\t" or first == " ":
        return "indented"
    if first == _ROW:
        return "row"
    return "centred" if line.endswith("=") and not line.startswith("==") else "flush"


def _clean(raw: str, setting: Setting) -> str:
    if setting == "row":
        return _row(raw)
    raw = raw.strip().rstrip("<=+ ")
    if raw.startswith("^"):
        raw = _COMPUTER.sub("", raw).lstrip("^").lstrip()
    if "\t" in raw:
        raw = raw.replace("\t", " ")
    return _SPACES.sub(" ", raw) if "  " in raw else raw


def _row(raw: str) -> str:
    """The cells of a row, which semicolons part, parted by tabs."""
    raw = raw.strip("\x08 ").removeprefix("^").rstrip("<= ")
    if "{" in raw or "_" in raw:
        return "\t".join([_cell(cell.strip()) for cell in raw.split(";")])
    return "\t".join(map(str.strip, raw.split(";")))


def _cell(cell: str) -> str:
    if cell == "_":
        return "—"
    if "{" in cell:
        return "1/2" if cell == "{" else HALF.sub(" 1/2", cell)
    return cell
