"""The lines of an ANPA 1312 text: what the typesetting codes around them say that they are.

A line begins with `^` where it is set flush, with a tab or spaces where a paragraph begins, with
BS where it is a row of a table. It ends in `<` or `=` where it is set to the left or centred.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from dateline.wires.formats.anpa_1312.codes import CHARACTERS, HALF
from dateline.wires.reading.characters import without

Setting = Literal["flush", "centred", "indented", "row"]
_ROW: Final = "\x08"
# All controls but those that set lines: backspace, tab and line feed.
_ASCII_CONTROLS: Final = bytes((*range(8), *range(11, 32), 127))
_CONTROLS: Final = dict.fromkeys(
    (*_ASCII_CONTROLS, *range(128, 160), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))
)
_SPACES: Final = re.compile("  +")
_DASH: Final = re.compile(r"_(?<!\S_)(?!\S)")
_CELL_OF_DASH: Final = re.compile(r"_(?<![^\t]_)(?![^\t])")
_CELL_OF_HALF: Final = re.compile(r"\{(?<![^\t]\{)(?![^\t])")
_COMPUTER: Final = re.compile(r"\^?\*\d{2,6}<?\s*")
_SETTINGS: Final[dict[str, Setting]] = {"\t": "indented", " ": "indented", _ROW: "row"}
# With what no line goes on, and after what none does; the empty string is an empty line.
_BEGINNING: Final = frozenset({"", "^", "\t", " ", _ROW, "="})
_ENDING: Final = frozenset({"", "<", "=", "+"})
_SHORTEST: Final = 56
_SLACK: Final = 6
_WRAPPED: Final = 100


# A line as it was meant, its setting and its text: physical lines that were only wrapped are one.
Line = tuple[Setting, str]


def lines_of(text: str) -> list[Line]:
    """Take the lines of a text apart; every word is kept, no code is."""
    clean = _without_codes(text)
    return [
        (setting, _row(raw) if setting == "row" else _clean(raw))
        for setting, raw in _joined(clean)
        if raw
    ]


def _without_codes(text: str) -> str:
    """Replace the codes that stand for characters, and drop what no text may hold."""
    # Controls first: that is quick while all is ASCII.
    text = without(_ASCII_CONTROLS, text) if text.isascii() else text.translate(_CONTROLS)
    for code, character in CHARACTERS.items():
        text = text.replace(code, character)
    return _DASH.sub("—", text) if "_" in text else text


def _joined(text: str) -> list[Line]:
    """Return lines with their setting, wrapped ones joined, none with spaces at its end."""
    physical = list(map(str.rstrip, text.split("\n")))
    longest = max(map(len, physical))
    enough = max(longest, _SHORTEST) - _SLACK - 1
    found: list[Line] = []
    setting: Setting = "flush"
    raw = before = ""
    for line in physical:
        first = line[:1]
        # A line goes on with the one before where that had no room for its first word.
        if (
            first not in _BEGINNING
            and setting != "row"
            and longest <= _WRAPPED
            and before[-1:] not in _ENDING
            and (len(before) >= enough or len(before) + len(line.partition(" ")[0]) >= enough)
        ):
            raw = f"{raw} {line}"
        else:
            found.append((setting, raw))
            setting = _SETTINGS.get(first) or _set(line)
            raw = line
        before = line
    found.append((setting, raw))
    return found


def _set(line: str) -> Setting:
    return "centred" if line[-1:] == "=" and line[:2] != "==" else "flush"


def _clean(raw: str) -> str:
    raw = raw.lstrip().rstrip("<=+ ")
    if raw[:1] == "^":
        raw = _COMPUTER.sub("", raw) if "*" in raw else raw
        raw = raw.lstrip("^").lstrip()
    if "\t" in raw:
        raw = raw.replace("\t", " ")
    if "{" in raw:
        raw = HALF.sub(" 1/2", raw)
    return _SPACES.sub(" ", raw) if "  " in raw else raw


def _row(raw: str) -> str:
    """The cells of a row, which semicolons part, parted by tabs."""
    raw = raw.strip("\x08 ").removeprefix("^").rstrip("<= ")
    row = "\t".join(map(str.strip, raw.split(";")))
    if "_" in row:
        row = _CELL_OF_DASH.sub("—", row)
    return HALF.sub(" 1/2", _CELL_OF_HALF.sub("1/2", row)) if "{" in row else row
