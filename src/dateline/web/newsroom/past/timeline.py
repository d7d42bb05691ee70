"""The time line of an article: its sittings of work, with who was there and how much changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dateline.accounts.models import User
from dateline.stories.history.sittings import Sitting, sittings_of
from dateline.stories.models import Article, Revision
from dateline.web.newsroom.past.compared import changed_words, compare

MOST_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Entry:
    """One sitting as the time line shows it: what became of revision `older` to be `newer`."""

    older: int
    newer: int
    begun: datetime
    ended: datetime
    people: tuple[str, ...]
    savings: int
    added: int
    removed: int
    publication: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A page of the time line, newest first. `more` is the page that follows, 0 for none."""

    entries: tuple[Entry, ...]
    more: int


def time_line(article: Article, page: int) -> TimeLine:
    """Return a page (from 1) of an article's time line, in four queries whatever its length."""
    sittings = sittings_of(article)
    start = (page - 1) * MOST_SHOWN
    shown = sittings[start : start + MOST_SHOWN]
    numbers = {number for one in shown for number in (one.before, one.last.number)}
    revisions = {one.number: one for one in article.revisions.filter(number__in=numbers)}
    people = {person for one in shown for person in one.people}
    names = dict(User.objects.filter(pk__in=people).values_list("pk", "name"))
    more = page + 1 if start + MOST_SHOWN < len(sittings) else 0
    return TimeLine(tuple(_entry(one, article, revisions, names) for one in shown), more)


def _entry(
    sitting: Sitting,
    article: Article,
    revisions: Mapping[int, Revision],
    names: Mapping[UUID, str],
) -> Entry:
    older, newer = revisions.get(sitting.before), revisions[sitting.last.number]
    added, removed = changed_words(compare(older, newer))
    return Entry(
        older=sitting.before,
        newer=newer.number,
        begun=sitting.first.at,
        ended=sitting.last.at,
        people=_names(sitting.people, names),
        savings=len(sitting.saved),
        added=added,
        removed=removed,
        publication=sitting.publication,
        is_present=newer.number == article.revision_number,
    )


def _names(people: Sequence[UUID], names: Mapping[UUID, str]) -> tuple[str, ...]:
    return tuple(names[person] for person in people if person in names)
