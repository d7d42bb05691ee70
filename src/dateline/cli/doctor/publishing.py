"""Checks of what readers get: the stores answer, no page is left behind, caches are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.cli.doctor.checks import Examination, Finding, fail, ok, warn
from dateline.cli.prepared import with_django

_NAMED: Final = 5


def stores_answer(examination: Examination) -> Iterator[Finding]:
    """Each bucket of pages can be written, and on condition."""
    from dateline.ground.buckets import BucketError
    from dateline.publishing.delivery.configured import bucket

    for named in examination.settings.stores:
        if named == "folder":
            continue
        try:
            lacks = bucket(named, examination.settings).try_out()
        except BucketError as error:
            yield fail(
                f"pages cannot be put: {error}",
                "See DATELINE_SITE_STORES and the DATELINE_S3_… settings. Pages wait, and are put "
                "when the store is back.",
            )
            continue
        if lacks:
            yield warn(
                f"{named} does not {lacks}",
                "A worker that hangs could put an older page over a newer one: take a newer one.",
            )
        else:
            yield ok(f"{named} can be written")


def pages_are_in_place(examination: Examination) -> Iterator[Finding]:
    """No page keeps its old file because it could not be rendered or put."""
    if examination.database is None:
        return
    with_django()
    from django.db import ProgrammingError

    from dateline.publishing.queries import failing_pages

    try:
        count = failing_pages().count()
        pages = list(failing_pages().order_by("-failures", "path")[:_NAMED])
    except ProgrammingError:
        return  # the check of the migrations says so
    for page in pages:
        yield warn(
            f"{page.path} could not be replaced ({page.failures} times): {page.failure}",
            f"The old page stays; it is tried again at {page.due:%H:%M:%S} UTC.",
        )
    if count > len(pages):
        yield warn(f"{count - len(pages)} more pages could not be replaced", "See above.")
    elif not count:
        yield ok("every page could be replaced when it had to be")


def caches_are_told(examination: Examination) -> Iterator[Finding]:
    """No cache in front keeps a page that changed because it could not be told."""
    if examination.database is None or not examination.settings.caches:
        return
    with_django()
    from django.db import ProgrammingError

    from dateline.publishing.queries import failing_purges

    try:
        count, first = failing_purges().count(), failing_purges().first()
    except ProgrammingError:
        return  # the check of the migrations says so
    if first is None:
        yield ok("caches in front were told of every change")
        return
    yield warn(
        f"{count} changes could not be told to caches, since {first.created:%H:%M:%S} UTC: "
        f"{first.failure}",
        "They may give out old pages for a minute after each. It is tried again until it works; "
        "see DATELINE_PURGE and DATELINE_PURGE_HEADERS.",
    )
