"""Asking all checks about an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from django.utils import timezone

from dateline.desk.checks import (
    confidences,
    links,
    pictures,
    quotations,
    times,
    translations,
    undeclared,
    wires,
    words,
)
from dateline.desk.checks.interface import REGISTRY, Check, Level, Registered
from dateline.desk.checks.subject import Subject, load_subject
from dateline.desk.models import DeskSettings
from dateline.stories.models import Article
from dateline.stories.queries import take_snapshot
from dateline.stories.snapshots import Snapshot

# Each of these registers its checks when it is imported, in the order in which they are shown.
_MODULES = (words, quotations, confidences, undeclared, pictures, wires, times, translations, links)


def registered_checks() -> tuple[Registered, ...]:
    """Return all checks, in the order in which they are shown."""
    return tuple(REGISTRY)


def checks_of(
    article: Article, *, snapshot: Snapshot | None = None, now: datetime | None = None
) -> list[Check]:
    """Return what the checks find, in the order of the registry, at the levels of the desk.

    Args:
        snapshot: the revision to look at; by default the article as it is now.
        now: the instant of publication, where it is another than now.
    """
    subject = load_subject(article, snapshot or take_snapshot(article), now or timezone.now())
    levels = levels_of(article.service_id)
    return [found for registered in REGISTRY for found in _found_or_ok(registered, subject, levels)]


def bars_of(
    article: Article, *, snapshot: Snapshot | None = None, now: datetime | None = None
) -> list[Check]:
    """Return what bars publication: nothing when readers may have the article."""
    subject = load_subject(article, snapshot or take_snapshot(article), now or timezone.now())
    levels = levels_of(article.service_id)
    asked = (one for one in REGISTRY if _may_bar(one, levels))
    found = (one for registered in asked for one in _found(registered, subject, levels))
    return [one for one in found if one.level == "bar"]


def levels_of(service: str) -> Mapping[str, str]:
    """Return the levels that a desk set, by the names of checks."""
    return dict(
        next(iter(DeskSettings.objects.filter(pk=service).values_list("levels", flat=True)), {})
    )


def _may_bar(registered: Registered, levels: Mapping[str, str]) -> bool:
    level = None if registered.fixed else levels.get(registered.code)
    return level == "bar" if level else registered.can_bar


def _found_or_ok(
    registered: Registered, subject: Subject, levels: Mapping[str, str]
) -> Iterator[Check]:
    found = list(_found(registered, subject, levels))
    # What is switched off was not looked at, so nobody says that it is in order.
    if not found and (registered.fixed or levels.get(registered.code) != "off"):
        yield Check(registered.code, "ok", str(registered.ok))
    yield from found


def _found(registered: Registered, subject: Subject, levels: Mapping[str, str]) -> Iterator[Check]:
    level = None if registered.fixed else levels.get(registered.code)
    if level == "off":
        return
    for found in registered.look(subject):
        yield replace(found, level=cast(Level, level)) if level else found
