"""Who may arrange a front, and what becomes of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry
from dateline.publishing.actions.fronts import (
    arrange_front,
    begin_anew,
    join_draft,
    keep_draft,
)
from dateline.publishing.errors import BadArrangement, FrontChanged
from dateline.publishing.events import FrontArranged
from dateline.publishing.fronts import moves
from dateline.publishing.fronts.arrangement import Area, Arrangement, Pin
from dateline.publishing.fronts.models import Front, FrontVersion
from dateline.publishing.models import Change

pytestmark = pytest.mark.django_db
LEAD = Area(id="lead", kind="lead")
LATEST = Area(id="latest", kind="list", count=3)
Pinned = Callable[..., Pin]


def test_each_arrangement_is_a_version_that_says_who_and_when(desk: Any) -> None:
    first = desk.arrange(LEAD)
    second = desk.arrange(LEAD, LATEST)
    assert [first.number, second.number] == [1, 2]
    assert second.by == desk.newsroom.editor
    assert Front.objects.get().version == second
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT payload ->> 'number' FROM outbox_event WHERE kind = %s ORDER BY id",
            [FrontArranged.kind],
        )
        assert cursor.fetchall() == [("1",), ("2",)]
    entry = AuditEntry.objects.filter(verb="arrange-front").last()
    assert entry is not None
    assert (entry.target_id, entry.detail["version"]) == ("en", 2)


def test_a_version_can_be_neither_changed_nor_deleted(desk: Any) -> None:
    desk.arrange(LEAD)
    for write in (
        "UPDATE publishing_frontversion SET number = 9",
        "DELETE FROM publishing_frontversion",
    ):
        with (
            pytest.raises(DatabaseError, match="immutable"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(write)


def test_what_stands_already_is_no_new_version(desk: Any) -> None:
    version = desk.arrange(LEAD)
    Change.objects.all().delete()
    assert desk.arrange(LEAD) == version
    assert not Change.objects.exists()


def test_a_stale_save_is_refused_and_changes_nothing(desk: Any) -> None:
    desk.arrange(LEAD)
    desk.arrange(LEAD, LATEST)
    with pytest.raises(FrontChanged):
        desk.arrange(LATEST, base=1)
    assert Front.objects.get().version.number == 2


def test_only_editors_of_the_service_arrange_its_front(desk: Any) -> None:
    for person in (desk.newsroom.reporter, desk.newsroom.stranger):
        with pytest.raises(NotAllowed):
            desk.arrange(LEAD, by=person)
    assert not Front.objects.exists()


def test_a_story_that_readers_never_had_cannot_be_pinned(desk: Any, pinned: Pinned) -> None:
    unpublished, _ = desk.newsroom.article("Not yet")
    persian = desk.publish("Persian", service="fa")
    for article in (unpublished, persian):
        with pytest.raises(BadArrangement, match="never published in en"):
            desk.arrange(LEAD.model_copy(update={"pins": (pinned(article),)}))


def test_going_back_is_a_new_version_that_names_the_old_one(desk: Any) -> None:
    first = desk.arrange(LEAD)
    desk.arrange(LEAD, LATEST)
    back = desk.arrange(*first.arrangement.areas, restores=1)
    assert (back.number, back.restores, back.content) == (3, 1, first.content)


def test_without_areas_it_is_the_usual_front_again(desk: Any) -> None:
    for number in range(2):
        desk.publish(f"Report {number}")
    usual = desk.read()
    desk.arrange(LEAD)
    assert desk.read() != usual
    desk.arrange()
    assert desk.read() == usual


def test_a_draft_begins_with_the_usual_front_and_is_kept(desk: Any) -> None:
    editor = desk.newsroom.editor
    draft = begin_anew(service=desk.newsroom.en, by=editor)
    assert [area.kind for area in draft.arrangement.areas] == ["lead", "slots", "list", "strip"]
    keep_draft(draft=draft, arrangement=Arrangement(areas=(LEAD,)), by=editor)
    draft.refresh_from_db()
    assert (draft.base, draft.arrangement.areas) == (0, (LEAD,))


def test_a_draft_that_fell_behind_is_put_together_with_what_stands(
    desk: Any, pinned: Pinned
) -> None:
    article, editor = desk.publish("Chosen"), desk.newsroom.editor
    desk.arrange(LEAD, LATEST)
    draft = begin_anew(service=desk.newsroom.en, by=editor)
    mine = moves.put_pin(draft.arrangement, article.pk, "lead", 0)
    keep_draft(draft=draft, arrangement=mine, by=editor)
    desk.arrange(LEAD, LATEST.model_copy(update={"count": 9}))
    join_draft(draft=draft, by=editor)
    version = arrange_front(
        service=desk.newsroom.en, arrangement=draft.arrangement, base=draft.base, by=editor
    )
    assert version is not None
    assert version.number == 3
    lead, latest = version.arrangement.areas
    assert (lead.pins, latest.count) == ((pinned(article),), 9)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_refused(desk: Any) -> None:
    outcomes: list[str] = []
    start = threading.Barrier(2)

    def save(*areas: Area) -> None:
        start.wait()
        try:
            desk.arrange(*areas, base=0)
            outcomes.append("saved")
        except FrontChanged:
            outcomes.append("refused")
        finally:
            connection.close()

    savers = [threading.Thread(target=save, args=areas) for areas in ((LEAD,), (LATEST,))]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    assert sorted(outcomes) == ["refused", "saved"]
    assert FrontVersion.objects.count() == 1
