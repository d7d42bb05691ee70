"""Bringing the files on disk to what the database says."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from itertools import islice
from typing import Final

from django.db import transaction

from dateline.ground.settings import get_settings
from dateline.languages.queries import active_services
from dateline.publishing.delivery.configured import site_stores
from dateline.publishing.delivery.folder import Folder
from dateline.publishing.models import Page
from dateline.publishing.pages import keys, specs
from dateline.publishing.pages.marking import (
    mark_changes,
    record_change,
    want_all,
    want_outdated,
)
from dateline.publishing.pages.queue import unfinished
from dateline.publishing.pages.rendering import render_redone, render_waiting
from dateline.publishing.pages.templates import version

# So many old pages are taken at a time, and news that comes in meanwhile goes before the next.
_OUTDATED_AT_ONCE: Final = 240
# How much of a core that may take.
_SHARE: Final = 0.5
_LOOKED_UP_AT_ONCE: Final = 2_000
_LOOKED_AT_EACH_SECONDS: Final = 0.5
_refreshing: Final = threading.Lock()


def site_store() -> Folder:
    """Return the folder of pages of this machine."""
    return Folder(get_settings().site_root)


def render_pages() -> int:
    """Render all pages that wait, and return how many.

    Effects: files of the site; the rows of their pages; an event a service.
    """
    return render_waiting(site_stores())


def render_in_background(*, share: float, told: Callable[[int], object] = lambda _: None) -> int:
    """Render all pages that wait, those too that are only to be made anew; return how many.

    Args:
        share: how much of the time may be spent on these; news goes first in any case.
        told: called with how many pages were made since the last call.

    Effects: as `render_pages`.
    """
    return render_redone(site_stores(), share=share, told=told)


def refresh_pages() -> int:
    """Render what waits and what an older version of the templates made; return how many.

    Effects: as `render_pages`; temporary files that a killed process left are deleted.
    """
    if not _refreshing.acquire(blocking=False):
        return 0
    try:
        site_store().sweep()
        add_missing_pages()
        total = render_in_background(share=_SHARE)
        if outdated := want_outdated(keys.template(version()), limit=_OUTDATED_AT_ONCE):
            # A newer version may have pages that older ones had not.
            add_missing_pages(every=True)
        while outdated or want_outdated(keys.template(version()), limit=_OUTDATED_AT_ONCE):
            total, outdated = total + render_in_background(share=_SHARE), 0
        return total
    finally:
        _refreshing.release()


@transaction.atomic
def refresh_news() -> None:
    """Have the news sitemaps rendered, from which what was news goes as time passes.

    Effects: pages; the job that renders them.
    """
    record_change((), (specs.news_sitemap(service.code) for service in active_services()))


def rebuild_site() -> int:
    """Mark every page of the site, those that are missing too; return how many there are.

    Effects: pages, some at a time; the job that renders those that are missing, and what is news,
    before all others.
    """
    add_missing_pages(every=True)
    mark_changes()
    return want_all()


def finish_rebuild(
    count: int, *, share: float, told: Callable[[int], object] = lambda _: None
) -> None:
    """Render until nothing of the site waits any more, together with all who render.

    Args:
        count: how many pages `rebuild_site` marked.
        share: as in `render_in_background`.
        told: called with how many pages more are done by now, whoever made them.

    Effects: as `render_pages`.
    """
    progress = _Progress(count, told)
    while True:
        render_in_background(share=share, told=lambda _: progress.look())
        if not progress.look(now=True):
            return
        time.sleep(_LOOKED_AT_EACH_SECONDS)


class _Progress:
    """How many of the pages are done, by the database: counted now and then, as that takes time."""

    def __init__(self, count: int, told: Callable[[int], object]) -> None:
        self._count = count
        self._told = told
        self._done = 0
        self._next = 0.0

    def look(self, *, now: bool = False) -> int:
        """Tell of what is done since, if it is time; return how many are left, 0 if not asked."""
        if not now and time.monotonic() < self._next:
            return 0
        self._next = time.monotonic() + _LOOKED_AT_EACH_SECONDS
        left = unfinished()
        # News that came meanwhile waits as well: what was done stays done.
        done = max(self._done, self._count - left)
        self._told(done - self._done)
        self._done = done
        return left


@transaction.atomic
def add_missing_pages(*, every: bool = False) -> None:
    """Mark the pages that are to be and are not yet.

    Services are loaded from data without a change that would tell of them.

    Args:
        every: all pages of the site; else those that site and services have before anything is
            published.

    Effects: pages that are missing; the job that renders them.
    """
    wanted = specs.every() if every else specs.always()
    while some := list(islice(wanted, _LOOKED_UP_AT_ONCE)):
        paths = [page.path for page in some]
        known = set(Page.objects.filter(path__in=paths).values_list("path", flat=True))
        if missing := [page for page in some if page.path not in known]:
            record_change((), missing)
