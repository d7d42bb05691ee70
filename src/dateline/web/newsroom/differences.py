"""Differences between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

Change = Literal["same", "gone", "new"]
_PIECE: Final = re.compile(r"\s+|\w+|[^\w\s]", re.UNICODE)
_MOST_PIECES: Final = 6_000
_NEAR: Final = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that both have, that only the earlier has, or only the later."""

    change: Change
    text: str


def word_changes(before: str, after: str) -> tuple[Part, ...]:
    """Return what became of a text; joined without what is gone, the parts are the later text."""
    if before == after:
        return (Part("same", after),) if after else ()
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if len(old) + len(new) > _MOST_PIECES:
        return tuple(part for part in (Part("gone", before), Part("new", after)) if part.text)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(_joined(_parts(matcher, old, new)))


def shortened(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return differences with only the words next to them of what stayed the same."""
    last = len(parts) - 1
    return tuple(
        Part("same", _near(part.text, first=n == 0, last=n == last))
        if part.change == "same"
        else part
        for n, part in enumerate(parts)
    )


def _near(text: str, *, first: bool, last: bool) -> str:
    words = text.split(" ")
    if first and last:
        return text
    if first and len(words) > _NEAR:
        return "… " + " ".join(words[-_NEAR:])
    if last and len(words) > _NEAR:
        return " ".join(words[:_NEAR]) + " …"
    if len(words) > 2 * _NEAR:
        return " ".join(words[:_NEAR]) + " … " + " ".join(words[-_NEAR:])
    return text


def _parts(matcher: SequenceMatcher[str], old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Part("same", "".join(new[j1:j2]))
            continue
        if i2 > i1:
            yield Part("gone", "".join(old[i1:i2]))
        if j2 > j1:
            yield Part("new", "".join(new[j1:j2]))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Join changes that only a space stands between: one change is easier to read than three."""
    gone = new = ""
    held = ""
    for part in parts:
        if part.change == "same" and (gone or new) and part.text.isspace():
            held += part.text
        elif part.change == "same":
            yield from _change(gone, new, held)
            yield part
            gone = new = held = ""
        else:
            gone += held + part.text if part.change == "gone" else held
            new += held + part.text if part.change == "new" else held
            held = ""
    yield from _change(gone, new, held)


def _change(gone: str, new: str, held: str) -> Iterator[Part]:
    if gone.strip():
        yield Part("gone", gone)
    if new:
        yield Part("new" if new.strip() else "same", new)
    if held:
        yield Part("same", held)
