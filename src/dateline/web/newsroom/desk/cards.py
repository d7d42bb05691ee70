"""Cards of the board: articles with whom they are assigned to and what stands in their way.

Each load takes the same number of queries, however many cards there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from dateline.accounts.models import User
from dateline.desk.embargoes import articles_under_embargo
from dateline.desk.models import Assignment, Tally
from dateline.languages.models import Service
from dateline.publishing.models import Schedule
from dateline.stories.models import Article, State, Story
from dateline.stories.queries import people_inside
from dateline.web.newsroom.reads import writable_services

# The states that have a column, in the order of the way to readers.
COLUMNS: Final = (State.DRAFT, State.IN_REVIEW, State.READY, State.PUBLISHED)
TO_BEGIN: Final = "missing"
MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cards a board shows: of these services, of one section, those of one person."""

    services: tuple[str, ...]
    section: str = ""
    person: UUID | None = None


def wanted_of(request: HttpRequest, user: User) -> Wanted:
    """Return which cards an address asks for, of services that the person has a role in."""
    codes = [service.code for service in writable_services(user)]
    asked = request.GET.get("service", "")
    chosen = tuple(code for code in codes if code == asked) or tuple(codes)
    return Wanted(
        services=chosen,
        section=request.GET.get("section", "")[:60] if len(chosen) == 1 else "",
        person=user.pk if request.GET.get("mine") else None,
    )


@dataclass(frozen=True, slots=True)
class Card:
    """An article on the board, or one that somebody is to begin; `people` have it open now."""

    key: str
    column: str
    service: Service
    story: Story
    article: Article | None = None
    assignments: list[Assignment] = field(default_factory=list)
    tally: Tally | None = None
    schedule: Schedule | None = None
    embargoed: bool = False
    people: tuple[str, ...] = ()

    @property
    def headline(self) -> str:
        """What the desk knows it by."""
        return (self.article.headline if self.article else "") or self.story.slugline

    @property
    def since(self) -> datetime | None:
        """When it changed last, or when it was assigned."""
        if self.article:
            return self.article.changed
        return self.assignments[0].given if self.assignments else None

    @property
    def due(self) -> datetime | None:
        """When the first of those who are at it is to be done."""
        return min((one.due for one in self.assignments if one.due), default=None)

    @property
    def is_late(self) -> bool:
        """Whether that time is past, and readers have nothing yet."""
        return bool(self.due and self.due < timezone.now() and self.column != State.PUBLISHED)


def load_cards(wanted: Wanted) -> dict[str, list[Card]]:
    """Return the cards of each column, those that changed last on top."""
    newest = _articles(wanted).order_by("-changed", "-id")
    rows = [one for state in COLUMNS for one in newest.filter(state=state)[:MOST]]
    found: dict[str, list[Card]] = {TO_BEGIN: _to_begin(wanted)}
    found.update({state.value: [] for state in COLUMNS})
    for card in _cards(rows):
        found[card.column].append(card)
    return found


def cards_of(wanted: Wanted, articles: Collection[UUID], stories: Collection[UUID]) -> list[Card]:
    """Return the cards that a board shows of these articles, and of what is to begin of stories."""
    rows = _articles(wanted).filter(pk__in=articles, state__in=COLUMNS)
    return [*_cards(rows), *_to_begin(wanted, stories)]


def _articles(wanted: Wanted) -> QuerySet[Article]:
    rows = Article.objects.filter(service__in=wanted.services)
    if wanted.section:
        rows = rows.filter(section__slug=wanted.section)
    if wanted.person:
        mine = Assignment.objects.filter(person=wanted.person, state__in=Assignment.OPEN)
        # A pair is one article: stories and services apart would match too much.
        pairs = [
            Q(story=story, service=code) for story, code in mine.values_list("story", "service")
        ]
        either = Q(pk=None)
        for pair in pairs:
            either |= pair
        rows = rows.filter(either)
    return rows.select_related("story", "service", "section")


def _to_begin(wanted: Wanted, stories: Collection[UUID] | None = None) -> list[Card]:
    if wanted.section:
        return []
    rows = Assignment.objects.filter(service__in=wanted.services, state__in=Assignment.OPEN)
    if stories is not None:
        rows = rows.filter(story__in=stories)
    if wanted.person:
        rows = rows.filter(person=wanted.person)
    begun = Article.objects.filter(story=OuterRef("story"), service=OuterRef("service"))
    rows = rows.filter(~Exists(begun)).order_by("due", "given")
    cards: dict[str, Card] = {}
    for one in rows.select_related("story", "service", "person")[:MOST]:
        key = f"{one.story_id}-{one.service_id}"
        card = cards.setdefault(key, Card(key, TO_BEGIN, one.service, one.story))
        card.assignments.append(one)
    return list(cards.values())


def _cards(articles: Iterable[Article]) -> list[Card]:
    rows = list(articles)
    keys = [one.pk for one in rows]
    tallies = Tally.objects.in_bulk(keys)
    waiting = Schedule.objects.filter(article__in=keys, state=Schedule.State.WAITING)
    schedules = {one.article_id: one for one in waiting}
    secret = articles_under_embargo(keys)
    inside = people_inside(keys)
    people: dict[tuple[UUID, str], list[Assignment]] = {}
    at = Assignment.objects.filter(story__in=[one.story_id for one in rows])
    for one in at.filter(state__in=Assignment.OPEN).select_related("person").order_by("given"):
        people.setdefault((one.story_id, one.service_id), []).append(one)
    return [
        Card(
            key=str(one.pk),
            column=one.state,
            service=one.service,
            story=one.story,
            article=one,
            assignments=people.get((one.story_id, one.service_id), []),
            tally=tallies.get(one.pk),
            schedule=schedules.get(one.pk),
            embargoed=one.pk in secret,
            people=tuple(inside.get(one.pk, ())),
        )
        for one in rows
    ]
