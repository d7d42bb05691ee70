"""Lists know who has an article open, and forget those whose process died."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from dateline.accounts.models import User
from dateline.stories.actions import attend, forget_absent, leave, renew_attendance
from dateline.stories.models import Article, Attendance
from dateline.stories.queries import people_inside


def test_who_is_inside_is_named_once_however_many_tabs(
    article: Article, reporter: User, second_reporter: User
) -> None:
    tabs = [uuid4(), uuid4(), uuid4()]
    for tab, person in zip(tabs, (reporter, reporter, second_reporter), strict=True):
        attend(connection=tab, article=article.pk, person=person.pk)
    assert people_inside([article.pk]) == {article.pk: [reporter.name, second_reporter.name]}
    for tab in tabs:
        leave(connection=tab)
    assert people_inside([article.pk]) == {}


def test_those_whose_process_died_are_forgotten_and_lists_are_told(
    article: Article, reporter: User, second_reporter: User
) -> None:
    dead, alive = uuid4(), uuid4()
    attend(connection=dead, article=article.pk, person=reporter.pk)
    attend(connection=alive, article=article.pk, person=second_reporter.pk)
    Attendance.objects.update(seen=timezone.now() - timedelta(minutes=2))
    renew_attendance(connections=[alive])
    assert people_inside([article.pk]) == {article.pk: [second_reporter.name]}
    forget_absent()
    assert [one.pk for one in Attendance.objects.all()] == [alive]
