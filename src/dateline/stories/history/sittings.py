"""Revisions gathered as people remember them: sittings of work, not every saving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from dateline.stories.models import Article

# Who comes back after so long sits down anew.
_PAUSE: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Saved:
    """One revision without its text. `publication` is the kind of publication made of it, if any.

    `people` are those whose words came in since the revision before, the one who saved first.
    """

    number: int
    at: datetime
    people: tuple[UUID, ...]
    publication: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Revisions that followed each other closely, oldest first; a publication ends a sitting."""

    saved: tuple[Saved, ...]

    @property
    def first(self) -> Saved:
        """The oldest revision."""
        return self.saved[0]

    @property
    def last(self) -> Saved:
        """The newest revision: the one that is restored or compared."""
        return self.saved[-1]

    @property
    def before(self) -> int:
        """The number of the revision that the sitting began with; 0 for none."""
        return self.first.number - 1

    @property
    def people(self) -> tuple[UUID, ...]:
        """Everybody who wrote in it, in the order of their first words."""
        return tuple(dict.fromkeys(person for one in self.saved for person in one.people))

    @property
    def publication(self) -> str:
        """What was published of it."""
        return self.last.publication


def sittings_of(article: Article) -> list[Sitting]:
    """Return the sittings of an article, newest first, in two queries without any text."""
    published = dict(
        article.publications.filter(revision__isnull=False).values_list("revision_id", "kind")
    )
    rows = article.revisions.order_by("number").values_list(
        "pk", "number", "created", "created_by", "contributors"
    )
    return gather(
        Saved(number, at, _people(by, others), published.get(pk, ""))
        for pk, number, at, by, others in rows
    )[::-1]


def _people(by: UUID | None, others: Sequence[UUID] | None) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(person for person in (by, *(others or ())) if person is not None))


def gather(saved: Iterable[Saved]) -> list[Sitting]:
    """Return revisions, oldest first, as sittings: parted by long pauses and by publications."""
    found: list[list[Saved]] = []
    for one in saved:
        if found and _goes_on(found[-1][-1], one):
            found[-1].append(one)
        else:
            found.append([one])
    return [Sitting(tuple(group)) for group in found]


def _goes_on(before: Saved, after: Saved) -> bool:
    return not before.publication and after.at - before.at < _PAUSE
