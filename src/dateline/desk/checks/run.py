"""Asking all checks about an article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from dateline.desk.checks import links, pictures, quotations, translations, wires, words
from dateline.desk.checks.interface import REGISTRY, Check, Registered
from dateline.desk.checks.subject import Subject, load_subject
from dateline.stories.models import Article
from dateline.stories.queries import take_snapshot
from dateline.stories.snapshots import Snapshot

# Each of these registers its checks when it is imported, in the order in which they are shown.
_MODULES = (words, quotations, pictures, wires, translations, links)


def checks_of(
    article: Article, *, snapshot: Snapshot | None = None, now: datetime | None = None
) -> list[Check]:
    """Return what the checks find, in the order of the registry.

    Args:
        snapshot: the revision to look at; by default the article as it is now.
        now: the instant of publication, where it is another than now.
    """
    subject = load_subject(article, snapshot or take_snapshot(article), now or timezone.now())
    return [found for registered in REGISTRY for found in _found(registered, subject)]


def bars_of(
    article: Article, *, snapshot: Snapshot | None = None, now: datetime | None = None
) -> list[Check]:
    """Return what bars publication: nothing when readers may have the article."""
    subject = load_subject(article, snapshot or take_snapshot(article), now or timezone.now())
    asked = (registered for registered in REGISTRY if registered.can_bar)
    found = (one for registered in asked for one in registered.look(subject))
    return [one for one in found if one.level == "bar"]


def _found(registered: Registered, subject: Subject) -> Iterator[Check]:
    nothing = True
    for found in registered.look(subject):
        nothing = False
        yield found
    if nothing:
        yield Check(registered.code, "ok", registered.ok)
