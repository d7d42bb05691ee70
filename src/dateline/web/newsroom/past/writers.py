"""Who wrote which words of a revision, ready for the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from uuid import UUID

from dateline.accounts.models import User
from dateline.stories.history.authorship import Author, Stretch, authorship_of
from dateline.stories.models import Article
from dateline.wires.models import Provider

# How many people have a mark of their own; the rest share the last.
MOST_MARKS: Final = 8


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody whose words stand in the text, with the number of their mark (1 to 8)."""

    name: str
    mark: int
    words: int
    is_agency: bool


@dataclass(frozen=True, slots=True)
class Written:
    """Words of one writer that follow each other."""

    text: str
    writer: Writer


@dataclass(frozen=True, slots=True)
class Writing:
    """The blocks of a revision, each as stretches, and all who wrote, the most words first."""

    blocks: tuple[tuple[Written, ...], ...]
    writers: tuple[Writer, ...]


def writing_of(article: Article, upto: int, *, nobody: str) -> Writing:
    """Return who wrote what of revision `upto`; `nobody` is the name of the system."""
    blocks = [stretches for stretches in authorship_of(article, upto).values() if stretches]
    counted: Counter[Author] = Counter()
    for stretch in (stretch for block in blocks for stretch in block):
        counted[stretch.author] += len(stretch.text.split())
    ranked = [author for author, _words in counted.most_common()]
    names = _names(ranked, nobody)
    writers = {
        author: Writer(names[author], min(place, MOST_MARKS), counted[author], bool(author.agency))
        for place, author in enumerate(ranked, start=1)
    }
    return Writing(tuple(_written(block, writers) for block in blocks), tuple(writers.values()))


def _written(block: tuple[Stretch, ...], writers: Mapping[Author, Writer]) -> tuple[Written, ...]:
    return tuple(
        Written("".join(stretch.text for stretch in stretches), writers[author])
        for author, stretches in groupby(block, key=lambda stretch: stretch.author)
    )


def _names(authors: list[Author], nobody: str) -> dict[Author, str]:
    people: dict[UUID, str] = dict(
        User.objects.filter(pk__in=[one.person for one in authors if one.person]).values_list(
            "pk", "name"
        )
    )
    agencies = dict(
        Provider.objects.filter(pk__in=[one.agency for one in authors if one.agency]).values_list(
            "code", "name"
        )
    )
    return {
        one: agencies.get(one.agency, one.agency)
        if one.agency
        else (people.get(one.person, nobody) if one.person else nobody)
        for one in authors
    }
