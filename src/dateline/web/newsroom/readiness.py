"""What the page "ready?" shows: what stands in the way of an article, and what may be done."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from dateline.accounts import policies
from dateline.accounts.models import Role, User
from dateline.alerts.policies import may_alert
from dateline.alerts.queries import standing_alerts
from dateline.desk.checks import Check, checks_of
from dateline.desk.embargoes import embargo_end
from dateline.desk.models import NotBefore
from dateline.desk.policies import may_override
from dateline.desk.seconds import approvers, seen_by_one, wants_second_eyes
from dateline.languages.clock import local_text
from dateline.publishing.models import Schedule
from dateline.publishing.policies import may_publish
from dateline.publishing.queries import (
    public_article,
    public_path,
    publications_of,
    stopped_schedules,
)
from dateline.stories.actions import catch_up
from dateline.stories.models import Article, Revision
from dateline.stories.queries import latest_revision
from dateline.web.newsroom.said import said_in


def lines_of(article: Article, user: User) -> dict[str, Any]:
    """Return the lines of the checks: bars, then warnings, then how many are in order.

    What is written in the editor is saved before, so that they tell of it.
    """
    catch_up(article=article)
    checks = checks_of(article) if article.revision_number else []
    revision = latest_revision(article)
    return {
        "article": article,
        "checks": checks,
        "open_checks": [*_at(checks, "bar"), *_at(checks, "warn")],
        "good_checks": _at(checks, "ok"),
        "bars": bool(_at(checks, "bar")),
        "said": said_in(revision, article.service) if revision else [],
        "revision": revision,
        **_eyes(article, revision, user),
    }


def readiness(article: Article, user: User, problems: tuple[str, ...]) -> dict[str, Any]:
    """Return all that the page shows."""
    found = lines_of(article, user)
    public = public_article(article)
    shown = public.publication.revision if public and public.standing else None
    revision = found["revision"]
    return {
        **found,
        "problems": problems,
        "public": public,
        "is_current": bool(revision and shown and shown.number >= revision.number),
        "address": _address(article),
        "publications": publications_of(article)[:10],
        "alerts": standing_alerts(article.service_id),
        "may_publish": may_publish(user, article),
        "may_alert": may_alert(user, service=article.service_id),
        "may_make_ready": policies.may(user, Role.EDITOR, service=article.service_id),
        **_times(article),
    }


def _at(checks: list[Check], level: str) -> list[Check]:
    return [check for check in checks if check.level == level]


def _eyes(article: Article, revision: Revision | None, user: User) -> dict[str, Any]:
    may_write = policies.may_write(user, service=article.service_id)
    if revision is None or not wants_second_eyes(article.service_id):
        return {"may_write": may_write, "second_eyes": False}
    names = approvers(revision)
    return {
        "may_write": may_write,
        "second_eyes": True,
        "alone": len(seen_by_one(revision, user)),
        "approvers": names,
        "may_approve": may_write and user.name not in names,
        "may_override": may_override(user, service=article.service_id),
    }


def _times(article: Article) -> dict[str, Any]:
    rows = Schedule.objects.filter(article=article, state=Schedule.State.WAITING)
    schedule = rows.select_related("revision", "by").first()
    return {
        "schedule": schedule,
        "schedule_local": local_text(schedule.at, article.service) if schedule else "",
        "stopped": stopped_schedules().filter(article=article).first(),
        "held": NotBefore.objects.filter(article=article).first(),
        "embargo_end": embargo_end(article),
    }


def _address(article: Article) -> str:
    path = public_path(article)
    return f"{settings.CSRF_TRUSTED_ORIGINS[0]}{path}" if path else ""
