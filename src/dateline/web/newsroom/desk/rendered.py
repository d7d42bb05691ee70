"""Cards as HTML, the same on the page and live."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation

from dateline.desk.events import ArticleHeld, AssignmentChanged, FindingsCounted, TextApproved
from dateline.desk.models import Assignment
from dateline.ground.events import StoredEvent
from dateline.publishing.events import ScheduleChanged
from dateline.stories.events import ArticleChanged, AttendanceChanged
from dateline.stories.models import Article
from dateline.web.newsroom.desk.cards import Card, Wanted, cards_of

_CONCERN = frozenset(
    one.kind
    for one in (
        ArticleChanged,
        ArticleHeld,
        AttendanceChanged,
        AssignmentChanged,
        FindingsCounted,
        ScheduleChanged,
        TextApproved,
    )
)


def card_html(card: Card, *, many: bool) -> str:
    """Return a card in the language of this thread; `many`: of several services."""
    return render_to_string("newsroom/desk/_card.html", {"card": card, "many": many})


def changes_html(events: Collection[StoredEvent], wanted: Wanted, language: str) -> str:
    """Return what a board is told of events: cards with their columns, and which are gone.

    A `<div data-card="…" data-column="…">` holds a card; `<div data-card-gone="…">` names one that
    does not belong on this board any more.
    """
    told = [one.payload for one in events if one.kind in _CONCERN]
    told = [one for one in told if one["service"] in wanted.services]
    if not told:
        return ""
    articles = {UUID(one["article"]) for one in told if "article" in one}
    pairs = {(one["story"], one["service"]) for one in told}
    rows = Article.objects.filter(story__in={story for story, _ in pairs})
    articles |= {
        pk
        for pk, story, code in rows.values_list("pk", "story", "service")
        if (str(story), code) in pairs
    }
    cards = cards_of(wanted, articles, {UUID(story) for story, _ in pairs})
    shown = {card.key for card in cards}
    concerned = {str(pk) for pk in articles} | {f"{story}-{code}" for story, code in pairs}
    with translation.override(language):
        pieces = [
            f'<div data-card="{card.key}" data-column="{card.column}">'
            f"{card_html(card, many=len(wanted.services) > 1)}</div>"
            for card in cards
        ]
    pieces += [f'<div data-card-gone="{key}"></div>' for key in sorted(concerned - shown)]
    return "\n".join(pieces)


def story_html(events: Collection[StoredEvent], story: str) -> str:
    """Return what a story's own board is told: that its languages stand otherwise."""
    changed = any(one.kind in _CONCERN and one.payload["story"] == story for one in events)
    return "<div data-story-changed></div>" if changed else ""


def concerns(events: Collection[StoredEvent], person: UUID) -> bool:
    """Whether there is something in events that one person is told at once."""
    return any(_is_given(one, str(person)) or _is_stopped(one, str(person)) for one in events)


def _is_given(event: StoredEvent, me: str) -> bool:
    told = event.payload
    return (
        event.kind == AssignmentChanged.kind
        and told["to"] == me != told["by"]
        and told["state"] == Assignment.State.GIVEN
    )


def _is_stopped(event: StoredEvent, me: str) -> bool:
    told = event.payload
    return (
        event.kind == ScheduleChanged.kind and told["person"] == me and told["state"] == "stopped"
    )


def notices_html(events: Collection[StoredEvent], person: UUID, language: str) -> str:
    """Return what one person is told at once, wherever they are: work for them, a stopped text."""
    me = str(person)
    given = [UUID(one.payload["assignment"]) for one in events if _is_given(one, me)]
    rows = Assignment.objects.filter(pk__in=given).select_related("story", "service", "given_by")
    stopped = [one.payload for one in events if _is_stopped(one, me)]
    context = {"assignments": list(rows), "stopped": stopped}
    with translation.override(language):
        return f"<div data-notices>{render_to_string('newsroom/desk/_notices.html', context)}</div>"
