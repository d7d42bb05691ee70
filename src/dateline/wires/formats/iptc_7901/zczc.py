"""Messages between `ZCZC` and `NNNN`, the frame of telegraph lines, as AAP and others send them.

Lines at the beginning say by their first character what they are. The characters are the sender's
habit, not a standard; what is said here holds for the services seen. The rest is the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dateline.wires.agencies import provider_of
from dateline.wires.errors import Malformed
from dateline.wires.formats.iptc_7901.layout import laid_out, paragraphs_of
from dateline.wires.parsed import Draft, Subject
from dateline.wires.reading.datelines import dateline_in
from dateline.wires.reading.subjects import scheme_and_code
from dateline.wires.reading.teletype import lead_of
from dateline.wires.signals import signals_of

BEGINNING: Final = re.compile(r"\s*ZCZC\b[^\n]{0,60}(?:\n|$)")
_BEGIN: Final = re.compile(r"^[ \t]*ZCZC[ \t]*([^\n]{0,60})(?:\n|\Z)", re.MULTILINE)
_END: Final = re.compile(r"^[ \t]*N{4}[ \t]*$", re.MULTILINE)
_MARKED: Final = re.compile(r"([#:$%^*&+@~=])([^\n]*)")
# A line of routing: the priority of the telegraph and who it is for.
_ROUTING: Final = re.compile(r"[A-Z]{2}(?: [A-Z]{2,8})+[ \t]*$")
# Codes for typesetters: a line is set to the left or centred.
_SETTING: Final = re.compile(r"[<=]+!?[ \t]*$|^<(?=\S)", re.MULTILINE)
# One line that stands for itself is a headline; of several none is for certain.
_TITLE: Final = re.compile(r"\n*(?! )[^\n]{1,200}\n[ \t]*\n")
_CODE: Final = re.compile(r"\d{8}")
# A category has a letter or few; what is longer behind its mark is a headline.
_LONGEST_CATEGORY: Final = 3


@dataclass(slots=True)
class _Header:
    """The marked lines of a message: values by mark, and the words that only route it."""

    values: dict[str, list[str]] = field(default_factory=dict)
    routing: list[str] = field(default_factory=list)

    def first(self, mark: str) -> str | None:
        """Return the first value behind a mark."""
        return next(filter(None, self.values.get(mark, [])), None)


def items_of(text: str) -> list[Draft]:
    """Read every message.

    Raises:
        Malformed: nothing stands behind a `ZCZC`.
    """
    starts = list(_BEGIN.finditer(text))
    ends = [one.start() for one in starts[1:]] + [len(text)]
    return [
        _item(start[1].strip(), text[start.end() : end], number)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]


def _item(line: str, content: str, number: int) -> Draft:
    content = _END.split(content, maxsplit=1)[0]
    header, body = _parted(content.split("\n"))
    if not (body.strip() or header.values):
        raise Malformed("Nothing stands behind ZCZC.", place=f"message {number}")
    body = _SETTING.sub("", body)
    stated = _headline(header)
    layout = None if stated or not _TITLE.match(body) else laid_out(body)
    paragraphs = layout.paragraphs if layout else paragraphs_of(body)
    headline = layout.headline if layout else stated
    slugline = _joined(header.first("#") or header.first(":"))
    dateline = dateline_in(paragraphs[0].text) if paragraphs else None
    name, agency = provider_of(*_senders(line, paragraphs[-1].text if paragraphs else ""))
    markers = layout.markers if layout else ()
    routing = tuple(header.routing)
    return Draft(
        version=lead_of(headline, slugline, *markers),
        provider=name if agency else None,
        provider_code=agency.code if agency else None,
        signals=signals_of(
            pubstatus=None,
            embargoed=False,
            stated=(),
            markers=(headline, slugline, *markers),
            note=None,
        ),
        slugline=slugline,
        headline=headline,
        byline=layout.byline if layout else None,
        dateline=dateline.text if dateline else None,
        located=dateline.place if dateline else None,
        keywords=tuple(dict.fromkeys([*markers, *_takes(header, slugline, headline), *routing])),
        genre=tuple(Subject(None, None, one) for one in header.values.get("~", []) if one),
        subjects=tuple(_subjects(header)),
        paragraphs=paragraphs,
    )


def _parted(lines: list[str]) -> tuple[_Header, str]:
    """Take the marked lines from the beginning; blank ones between them are none of the text."""
    header = _Header()
    for number, line in enumerate(lines):
        found = _MARKED.match(line)
        if found and not found[2].startswith((" ", "\t")):
            header.values.setdefault(found[1], []).append(found[2].strip())
            if found[1] in "%&":
                header.routing.append(found[2].strip())
        elif _ROUTING.match(line):
            header.routing.append(line.strip())
        elif line.strip():
            return header, "\n".join(lines[number:])
    return header, ""


def _headline(header: _Header) -> str | None:
    """The headline where one is marked; behind `:` only beside a slug line of its own."""
    named = header.first("^") or next(filter(_is_long, header.values.get("$", [])), None)
    return named or (header.first(":") if header.first("#") else None) or None


def _is_long(value: str) -> bool:
    return len(value) > _LONGEST_CATEGORY


def _joined(value: str | None) -> str | None:
    return " ".join((value or "").replace(" :", " ").split()) or None


def _takes(header: _Header, *told: str | None) -> Iterator[str]:
    """The key of the take, the place and other short values that are none of the lines above."""
    for mark in ":=@":
        for value in header.values.get(mark, []):
            line = _joined(value)
            if line and line not in told:
                yield line


def _subjects(header: _Header) -> Iterator[Subject]:
    for value in header.values.get("$", []):
        if value and not _is_long(value):
            yield Subject("anpa-1312-category", value.lower(), None)
    for value in (*header.values.get("+", []), *header.values.get("*", [])):
        if _CODE.fullmatch(value):
            scheme, code = scheme_and_code(value)
            yield Subject(scheme, code, None)


def _senders(line: str, last: str) -> tuple[str, ...]:
    """Who may have sent it: the words behind ZCZC, and the first of the last line."""
    return (*line.split(), last.rpartition("\n")[2].partition(" ")[0])
