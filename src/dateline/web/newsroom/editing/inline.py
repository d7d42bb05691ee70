r"""Inline marks in a plain text area, and back without loss.

    **strong**   __emphasis__   ~~lowered~~   ^^raised^^   ``code``
    [words](https://address)    [words]{fa}

A mark is exactly two equal signs: it begins where it stands first and ends where it stands next.
One that is not ended, longer rows (`____`) and brackets without an address are just signs.
`\` before a sign makes it just a sign. So whatever is typed keeps all its characters, and every
text of runs (`ground.richtext`) comes back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pydantic import ValidationError

from dateline.ground.richtext import MARK_ORDER, Mark, Run, Text, normalized, safe_href

SIGN_OF: Final[dict[Mark, str]] = {"strong": "*", "em": "_", "sub": "~", "sup": "^", "code": "`"}
_MARK_OF: Final = {sign: mark for mark, sign in SIGN_OF.items()}
_ESCAPABLE: Final = frozenset("\\*_~^`[]\n")
_TOKEN: Final = re.compile(
    r"(?P<escaped>\\[\\*_~^`\[\]])"
    r"|(?P<row>(?P<sign>[*_~^`])(?P=sign)*)"
    r"|(?P<open>\[)"
    r"|(?P<href>\]\((?P<address>(?:\\[\\)]|[^\\)]|\\)*)\))"
    r"|(?P<lang>\]\{(?P<tag>[A-Za-z0-9-]{2,35})\})",
    re.DOTALL,
)


def to_marked(text: Sequence[Run]) -> str:
    """Write a text with marks as signs; `from_marked` of it is the same text."""
    parts: list[str] = []
    on: tuple[Mark, ...] = ()
    for href, linked in groupby(text, key=lambda run: run.href):
        opened = "[" if href else ""
        for lang, spoken in groupby(linked, key=lambda run: run.lang):
            opened += "[" if lang else ""
            for run in spoken:
                parts.append(_switch(on, run.marks) + opened)
                parts.append(_escaped(run.text, bracketed=bool(href or lang)))
                on, opened = run.marks, ""
            parts.append(f"]{{{lang}}}" if lang else "")
        parts.append(f"]({_escaped_address(href)})" if href else "")
    parts.append(_switch(on, ()))
    return "".join(parts)


def _switch(before: Sequence[Mark], after: Sequence[Mark]) -> str:
    return "".join(SIGN_OF[mark] * 2 for mark in MARK_ORDER if (mark in before) != (mark in after))


def _escaped(text: str, *, bracketed: bool) -> str:
    signs = []
    for place, sign in enumerate(text):
        after = text[place + 1 : place + 2]
        if sign in _MARK_OF:
            special = _may_mark(text, place)
        elif sign == "\\":
            special = not after or after in _ESCAPABLE
        elif sign == "]":
            special = not after or after in "({"
        else:
            special = sign == "[" and bracketed
        signs.append("\\" + sign if special else sign)
    return "".join(signs)


def _may_mark(text: str, place: int) -> bool:
    """Whether a row of signs could be read as a mark: two of them, or next to a mark of a run."""
    start = end = place
    while start > 0 and text[start - 1] == text[place]:
        start -= 1
    while end < len(text) and text[end] == text[place]:
        end += 1
    return end - start == 2 or start == 0 or end == len(text)


def _escaped_address(href: str) -> str:
    return re.sub(r"[\\)]", r"\\\g<0>", href)


def from_marked(marked: str) -> Text:
    """Read a text with signs as runs; no character is lost that is not part of a mark."""
    tokens = _paired(list(_tokens(marked.replace("\r\n", "\n"))))
    ranges = _bracket_ranges(tokens)
    on: set[Mark] = set()
    runs: list[Run] = []
    for place, token in enumerate(tokens):
        if token.mark:
            on ^= {token.mark}
        elif not token.dropped:
            runs.append(_run(token.text, on, ranges, place))
    return normalized(run for run in runs if run.text)


@dataclass
class _Token:
    """A stretch of the input: just signs, a mark, or a bracket that may open or end a range."""

    text: str
    mark: Mark | None = None
    opens: bool = False
    href: str | None = None
    lang: str | None = None
    dropped: bool = False


def _tokens(marked: str) -> Iterator[_Token]:
    position = 0
    for match in _TOKEN.finditer(marked):
        if match.start() > position:
            yield _Token(marked[position : match.start()])
        yield _token(match)
        position = match.end()
    if position < len(marked):
        yield _Token(marked[position:])


def _token(match: re.Match[str]) -> _Token:
    whole = match[0]
    if match["escaped"]:
        return _Token(whole[1])
    if match["row"]:
        return _Token(whole, mark=_MARK_OF[match["sign"]] if len(whole) == 2 else None)
    if match["open"]:
        return _Token(whole, opens=True)
    if match["href"]:
        return _Token(whole, href=re.sub(r"\\([\\)])", r"\1", match["address"]))
    return _Token(whole, lang=match["tag"])


def _paired(tokens: list[_Token]) -> list[_Token]:
    """Make the last of an odd number of equal marks just signs."""
    for mark in MARK_ORDER:
        places = [place for place, token in enumerate(tokens) if token.mark == mark]
        if len(places) % 2:
            tokens[places[-1]].mark = None
    return tokens


def _bracket_ranges(tokens: list[_Token]) -> list[tuple[int, int, _Token]]:
    """Match each ending bracket with the nearest opening one; what has none is just signs."""
    ranges: list[tuple[int, int, _Token]] = []
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.opens:
            opened.append(place)
        elif opened and (safe_href(token.href) == token.href or token.lang) and _is_end(token):
            start = opened.pop()
            tokens[start].dropped = token.dropped = True
            ranges.append((start, place, token))
    return ranges


def _is_end(token: _Token) -> bool:
    try:
        Run(text="", href=token.href, lang=token.lang)
    except ValidationError:
        return False
    return bool(token.href or token.lang)


def _run(text: str, on: set[Mark], ranges: Sequence[tuple[int, int, _Token]], place: int) -> Run:
    within = [token for start, end, token in ranges if start < place < end]
    return Run(
        text=text,
        marks=tuple(mark for mark in MARK_ORDER if mark in on),
        href=next((token.href for token in within if token.href), None),
        lang=next((token.lang for token in within if token.lang), None),
    )


def items_to_marked(items: Sequence[Text]) -> str:
    r"""Write the items of a list, one a line; a break within an item is `\` and a line end."""
    return "\n".join(to_marked(item).replace("\n", "\\\n") for item in items)


def items_from_marked(marked: str) -> tuple[Text, ...]:
    """Read a list, one item a line; nothing gives a list without items."""
    marked = marked.replace("\r\n", "\n")
    if not marked:
        return ()
    lines: list[str] = []
    joined = False
    for line in marked.split("\n"):
        backslashes = len(line) - len(line.rstrip("\\"))
        part = line[:-1] if backslashes % 2 else line
        if joined:
            lines[-1] += "\n" + part
        else:
            lines.append(part)
        joined = bool(backslashes % 2)
    return tuple(from_marked(line) for line in lines)
