"""Bringing the files on disk to what the database says."""

from __future__ import annotations

import threading
from typing import Final

from django.db import transaction

from dateline.ground.settings import get_settings
from dateline.languages.queries import active_services
from dateline.publishing.delivery.folder import Folder
from dateline.publishing.delivery.folder.inspection import sweep
from dateline.publishing.models import Page
from dateline.publishing.pages import keys, specs
from dateline.publishing.pages.marking import record_change, want_all, want_outdated
from dateline.publishing.pages.rendering import render_waiting
from dateline.publishing.pages.templates import version

# So many old pages are taken at a time, and news that comes in meanwhile goes before the next.
_OUTDATED_AT_ONCE: Final = 240
_refreshing: Final = threading.Lock()


def site_store() -> Folder:
    """Return the store that readers' pages are put into."""
    return Folder(get_settings().site_root)


def render_pages() -> int:
    """Render all pages that wait, and return how many.

    Effects: files of the site; the rows of their pages; an event a service.
    """
    return render_waiting(site_store())


def refresh_pages() -> int:
    """Render what waits and what an older version of the templates made; return how many.

    Effects: as `render_pages`; temporary files that a killed process left are deleted.
    """
    if not _refreshing.acquire(blocking=False):
        return 0
    try:
        sweep(site_store())
        add_missing_pages()
        total = render_pages()
        while want_outdated(keys.template(version()), limit=_OUTDATED_AT_ONCE):
            total += render_pages()
        return total
    finally:
        _refreshing.release()


@transaction.atomic
def rebuild_site() -> int:
    """Mark every page of the site, those that are missing too; return how many there are.

    Effects: pages; the job that renders them, after all that is more urgent.
    """
    record_change((), specs.every())
    return want_all()


@transaction.atomic
def add_missing_pages() -> None:
    """Mark the pages that site and services have before anything is published.

    Services are loaded from data without a change that would tell of them.

    Effects: pages that are missing; the job that renders them.
    """
    wanted = list(specs.of_site())
    for service in active_services():
        wanted.extend(specs.of_service(service.code))
    known = set(
        Page.objects.filter(path__in=[page.path for page in wanted]).values_list("path", flat=True)
    )
    missing = [page for page in wanted if page.path not in known]
    if missing:
        record_change((), missing)
