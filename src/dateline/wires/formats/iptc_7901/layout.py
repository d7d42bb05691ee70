"""How the text of a message is laid out: title lines, paragraphs, and what is not for readers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from dateline.wires.formats.iptc_7901.habits import BYLINE, MARKER, NOT_FOR_READERS, Habit
from dateline.wires.parsed import Paragraph
from dateline.wires.reading.characters import folded, kept, unmarked
from dateline.wires.reading.teletype import unwrapped

_BLANK: Final = re.compile(r"\n[ \t]*\n")
_INDENTED: Final = re.compile(r" {2,}|\t")
# Where lines begin like those that begin notes: few have to be looked at closely.
_NOTED: Final = re.compile(r"\n(?=[#*]|[Tt][Hh][Ee] [Ff]|[Dd][Ii][Ee] [Ff]|[Ll][Ee][Ss] [Ii])")
_LEADING: Final = re.compile(r"\A(?:[ \t\x7f]*\n)+|\A\x7f+")
_TITLES: Final = 8
_LONGEST_TITLES: Final = 400
_SPACES: Final = re.compile("  +")
_AROUND_BREAK: Final = re.compile(" *\n *")
# With what no line begins that is a paragraph for certain; the empty string is an empty line.
_NO_WORD: Final = frozenset({"", "#", *" \t\f\v\x1c\x1d\x1e\x85\xa0\u2028\u2029"})
_SHORTEST: Final = 60
_LONGEST: Final = 90


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a message's text. `said` is what the note says before it names people."""

    markers: tuple[str, ...]
    headlines: tuple[str, ...]
    byline: str | None
    paragraphs: tuple[Paragraph, ...]
    note: str | None
    said: str | None

    @property
    def headline(self) -> str | None:
        """The headline in one line."""
        return " ".join(self.headlines) or None

    def by_habit(self, habit: Habit) -> Layout:
        """Return it as an agency means it: of several title lines only the last may be one."""
        if not habit.headline_last or len(self.headlines) < 2:
            return self
        above = tuple(one.rstrip(" :") for one in self.headlines[:-1])
        return replace(self, markers=self.markers + above, headlines=self.headlines[-1:])


def laid_out(text: str) -> Layout:
    """Take a message's text apart."""
    titles, rest = _titles(text)
    markers, headlines, bylines = _sorted(titles)
    body, note, said = _parted(rest)
    return Layout(
        tuple(markers),
        tuple(headlines),
        ", ".join(bylines) or None,
        paragraphs_of(body),
        note,
        said,
    )


def _titles(text: str) -> tuple[list[str], str]:
    """The lines up to the one that ends in `=`, else up to the first blank or indented one."""
    lines = _LEADING.sub("", text).split("\n")
    upto = [line.rstrip() for line in takewhile(_is_title, lines[:_TITLES])]
    ends = next((number for number, line in enumerate(upto) if line.endswith("=")), None)
    if ends is not None:
        upto = upto[: ends + 1]
    elif not any(map(str.strip, lines[len(upto) :])) or len(" ".join(upto)) > _LONGEST_TITLES:
        return [], text
    titles = [folded(line).rstrip("=").strip() for line in upto]
    return [one for one in titles if one], "\n".join(lines[len(upto) :])


def _is_title(line: str) -> bool:
    return bool(line.strip()) and not _INDENTED.match(line)


def _sorted(titles: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Part title lines into markers, headline and byline; a line may hold a marker and more."""
    markers: list[str] = []
    headlines: list[str] = []
    bylines: list[str] = []
    for line in titles:
        found = MARKER.match(line) if not headlines else None
        if found and found.end() == len(line):
            markers.append(line.rstrip(" :/-"))
        elif bylines or (headlines and BYLINE.match(line)):
            bylines.append(line)
        else:
            headlines.append(line)
    if not headlines and markers:
        headlines.append(markers[-1])
    return markers, headlines, bylines


def _parted(text: str) -> tuple[str, str | None, str | None]:
    """Part the text from the notes below it, and these from the names and numbers after them."""
    for start in _NOTED.finditer(text):
        found = NOT_FOR_READERS.match(text, start.end())
        if found:
            break
    else:
        return text, None, None
    said, stars, contacts = kept(text[found.start() :]).partition("* * *")
    first, second = _lines(said), _lines(contacts)
    note = "\n".join([*first, *second]) or None
    return text[: found.start()], note, "\n".join(first) if stars else note


def _lines(text: str) -> list[str]:
    lines = (line.strip(" -*#") for line in text.split("\n"))
    return [line for line in lines if line]


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in lines: unwrapped, tables as they stand."""
    clean = kept(text)
    longest = max(map(len, clean.split("\n")))
    width = min(max(longest, _SHORTEST), _LONGEST)
    found: list[Paragraph] = []
    for chunk in _BLANK.split(clean):
        if "\n" not in chunk and chunk[:1] not in _NO_WORD and "  " not in chunk:
            # One plain line: much of any news.
            found.append(unmarked("paragraph", chunk.strip()))
            continue
        lines = [line for line in map(str.rstrip, chunk.split("\n")) if line]
        if lines and "  " not in chunk and chunk[:1] not in _NO_WORD:
            # Lines without columns or indents: nearly all of the rest.
            found.append(unmarked("paragraph", unwrapped(lines, width).strip()))
        elif lines:
            found += _chunk(lines, width)
    return tuple(found)


def _chunk(lines: list[str], width: int) -> list[Paragraph]:
    """A chunk between blank lines: a table, a heading, or paragraphs that an indent begins."""
    whole = "\n".join(lines)
    if "  " in whole:
        stripped = [line.strip() for line in lines]
        if _is_table(stripped):
            return [unmarked("preformatted", whole)]
    if len(lines) == 1 and whole.startswith("#"):
        return [unmarked("heading", whole.strip("# "))]
    if "\n  " not in whole:
        return [unmarked("paragraph", _folded(unwrapped(lines, width)))]
    joined = [_folded(unwrapped(group, width)) for group in _indented(lines)]
    return [unmarked("paragraph", one) for one in joined if one]


def _indented(lines: list[str]) -> list[list[str]]:
    """Part lines where an indented one follows one that is not."""
    groups: list[list[str]] = []
    before = False
    for line in lines:
        indented = line.startswith("  ")
        if not groups or (indented and not before):
            groups.append([])
        groups[-1].append(line)
        before = indented
    return groups


def _is_table(lines: list[str]) -> bool:
    """Whether most lines have columns that spaces part."""
    return sum("  " in line for line in lines) > len(lines) / 2


def _folded(text: str) -> str:
    """Fold the spaces of a text without controls and tabs, and strip its lines."""
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return _AROUND_BREAK.sub("\n", text).strip() if "\n" in text else text.strip()
