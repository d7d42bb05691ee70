"""What a source says, word by word, ready to be compared with quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.stories.quotations.finding import find_quotations
from dateline.stories.quotations.tokens import Token, is_shouted, tokens_of


@dataclass(frozen=True, slots=True)
class Place:
    """A word of a source: the paragraph it stands in, from 1, and the quotation, -1 for none."""

    token: Token
    paragraph: int
    quotation: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What a source says: its paragraphs, and its words in order.

    `shouted` tells that it is in capitals only.
    """

    texts: tuple[str, ...]
    places: tuple[Place, ...]
    shouted: bool


def passage_of(texts: Sequence[str], tag: str = "", *, marked: bool = True) -> Passage:
    """Return what a source says, ready to be compared.

    Args:
        texts: its paragraphs.
        tag: their language, where known.
        marked: whether only what stands in quotation marks may be quoted.
    """
    places: list[Place] = []
    number = -1
    for paragraph, (text, found) in enumerate(
        zip(texts, find_quotations(texts, tag), strict=True), 1
    ):
        spans = []
        for one in found:
            if one.depth == 0:
                number += not one.continues
                spans.append((one.start, one.end, number))
        for token in tokens_of(text):
            inside = next((n for start, end, n in spans if start <= token.start < end), -1)
            places.append(Place(token, paragraph, inside if marked else 0))
    return Passage(tuple(texts), tuple(places), is_shouted([one.token for one in places]))
