"""Feeds that are pushed to."""

from __future__ import annotations

from uuid import UUID

from dateline.wires.models import Feed


def push_feed(feed: UUID) -> Feed | None:
    """Return the active feed of kind `push` with this id that has a secret."""
    found = Feed.objects.filter(pk=feed, kind="push", active=True)
    return found.exclude(secret="").select_related("provider").first()
