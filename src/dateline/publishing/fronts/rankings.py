"""Orders of stories that later domains know of, such as what is read most, as sources of areas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Ranking:
    """Stories of a service in an order of their own; each function is given the service's code.

    `source` is what areas name it by; `key` says what a page reads that shows it, `articles` which
    stories go first, as they were found last, `path` where readers have all of it, and `name` what
    they call it, in English, for `site_text`.
    """

    source: str
    name: str
    key: Callable[[str], str]
    articles: Callable[[str], Sequence[UUID]]
    path: Callable[[str], str]


_rankings: Final[dict[str, Ranking]] = {}


def offer(ranking: Ranking) -> None:
    """Let areas be filled from a ranking."""
    _rankings[ranking.source] = ranking


def ranking_of(source: str) -> Ranking | None:
    """Return the ranking that a source names; None: the source is another."""
    return _rankings.get(source)
