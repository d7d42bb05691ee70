"""Who wrote which words of an article, found by following its blocks through all revisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Final, NamedTuple
from uuid import UUID

from dateline.stories.blocks import parse_content, words
from dateline.stories.models import Article

_PIECE: Final = re.compile(r"\s+|\w+|[^\w\s]", re.UNICODE)
# Fewer words that stand elsewhere by chance were not moved from there.
_FEWEST_MOVED: Final = 8


class Author(NamedTuple):
    """Whose words they are: a person's, or an agency's whose paragraph was taken word for word."""

    person: UUID | None = None
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that one author wrote in one revision; joined, the stretches are the block's words."""

    text: str
    author: Author
    revision: int


@dataclass(frozen=True, slots=True)
class Saving:
    """What authorship needs of a revision: the words and author of the blocks, by their id."""

    number: int
    blocks: Mapping[str, tuple[str, Author]]


class _Piece(NamedTuple):
    text: str
    author: Author
    revision: int


_Written = dict[str, list[_Piece]]


def authorship_of(article: Article, upto: int) -> dict[str, tuple[Stretch, ...]]:
    """Return the stretches of each block that revision `upto` has, by the block's id, in order."""
    rows = (
        article.revisions.filter(number__lte=upto)
        .order_by("number")
        .values_list("number", "data__blocks", "created_by", "touched")
    )
    return follow(_saving(*row) for row in rows.iterator(chunk_size=50))


def _saving(
    number: int, blocks: list[dict[str, Any]], by: UUID | None, touched: dict[str, list[str]] | None
) -> Saving:
    return Saving(
        number,
        {block["id"]: (_words(block), _author(block, by, touched or {})) for block in blocks or ()},
    )


def _words(block: dict[str, Any]) -> str:
    return words(parse_content(block["content"]))


def _author(block: dict[str, Any], by: UUID | None, touched: dict[str, list[str]]) -> Author:
    if any(source.get("label") == "verbatim" for source in block.get("sources", ())):
        return Author(agency=next(iter(block.get("agencies", ())), ""))
    hands = touched.get(block["id"])
    return Author(person=UUID(hands[0]) if hands else by)


def follow(savings: Iterable[Saving]) -> dict[str, tuple[Stretch, ...]]:
    """Follow the words of blocks through revisions, oldest first.

    Words that stay keep their author; words that move from one block to another (a split, a merge,
    a sentence dragged elsewhere) keep him, too.
    """
    written: _Written = {}
    for saving in savings:
        written = _next(written, saving)
    return {block: tuple(_stretches(pieces)) for block, pieces in written.items()}


def _next(before: _Written, saving: Saving) -> _Written:
    changed = {
        block: (text, author)
        for block, (text, author) in saving.blocks.items()
        if _text(before.get(block, ())) != text
    }
    gone = list(_left_over(before, saving, changed))
    after: _Written = {}
    for block in saving.blocks:
        if block not in changed:
            after[block] = before.get(block, [])
            continue
        text, author = changed[block]
        after[block] = _rewritten(before.get(block, []), text, author, saving.number, gone)
    return after


def _text(pieces: Iterable[_Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _left_over(
    before: _Written, saving: Saving, changed: Mapping[str, tuple[str, Author]]
) -> Iterator[list[_Piece]]:
    """Yield the rows of pieces that this revision took out of blocks: they may stand elsewhere."""
    for block, pieces in before.items():
        if block not in saving.blocks:
            yield pieces
        elif block in changed:
            new = _PIECE.findall(changed[block][0])
            for tag, i1, i2, _, _ in _opcodes(pieces, new):
                if tag in ("delete", "replace"):
                    yield pieces[i1:i2]


def _opcodes(old: Sequence[_Piece], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, [piece.text for piece in old], new, autojunk=False).get_opcodes()


def _rewritten(
    old: list[_Piece], text: str, author: Author, number: int, gone: Sequence[list[_Piece]]
) -> list[_Piece]:
    new = _PIECE.findall(text)
    pieces: list[_Piece] = []
    for tag, i1, i2, j1, j2 in _opcodes(old, new):
        if tag == "equal":
            pieces.extend(old[i1:i2])
        elif j2 > j1:
            pieces.extend(_brought(new[j1:j2], author, number, gone))
    return pieces


def _brought(
    new: list[str], author: Author, number: int, gone: Sequence[list[_Piece]]
) -> list[_Piece]:
    """Return pieces for words that are new here: moved ones keep their author."""
    for row in gone:
        old = [piece.text for piece in row]
        match = SequenceMatcher(None, old, new, autojunk=False).find_longest_match()
        if match.size >= _FEWEST_MOVED:
            start, end = match.b, match.b + match.size
            return [
                *_brought(new[:start], author, number, gone),
                *row[match.a : match.a + match.size],
                *_brought(new[end:], author, number, gone),
            ]
    return [_Piece(text, author, number) for text in new]


def _stretches(pieces: Sequence[_Piece]) -> Iterator[Stretch]:
    for (author, revision), group in groupby(pieces, key=lambda piece: piece[1:]):
        yield Stretch("".join(piece.text for piece in group), author, revision)
