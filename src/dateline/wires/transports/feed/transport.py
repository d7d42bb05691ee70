"""Asks each feed when its time has come."""

from __future__ import annotations

import logging
from functools import partial
from threading import Event
from typing import Final
from urllib.parse import urlsplit

from django.db import close_old_connections, connections
from django.db.models import Q
from django.utils import timezone

from dateline.wires.actions import note_feed_failure, note_feed_success, receive_wire
from dateline.wires.models import Feed, RawFile
from dateline.wires.transports.feed.errors import FetchError
from dateline.wires.transports.feed.fetch import fetch
from dateline.wires.transports.feed.polls import Polls

log = logging.getLogger(__name__)
_AT_ONCE: Final = 4
_LOOK_SECONDS: Final = 1.0


class FeedTransport:
    """Polls the active feeds of kind `feed`; a slow one holds up no other."""

    kind = "feed"

    def __init__(self) -> None:
        # It outlives `run`, which begins again after a failure while polls may still go on.
        self._polls = Polls(_AT_ONCE)

    def run(self, stop: Event) -> None:
        """Look every second which feeds are due and ask them, a few at once."""
        while not stop.is_set():
            close_old_connections()
            for feed in due_feeds():
                self._polls.start(feed.pk, partial(_poll_in_thread, feed))
            stop.wait(_LOOK_SECONDS)


def due_feeds() -> list[Feed]:
    """Return the active feeds whose time has come, the longest waiting first."""
    due = Q(next_try=None) | Q(next_try__lte=timezone.now())
    return list(Feed.objects.filter(due, kind="feed", active=True).order_by("next_try")[:100])


def poll_feed(feed: Feed) -> int:
    """Ask one feed now and return how many versions are new; its state says what happened."""
    try:
        answer = fetch(feed.address, etag=feed.etag, last_modified=feed.last_modified)
    except FetchError as error:
        note_feed_failure(feed=feed, error=str(error), wait=error.wait, by=None)
        return 0
    if answer.body is None:
        etag, modified = answer.etag or feed.etag, answer.last_modified or feed.last_modified
        note_feed_success(feed=feed, new_items=0, etag=etag, last_modified=modified, by=None)
        return 0
    raw, versions = receive_wire(data=answer.body, name=_name(feed.address), feed=feed, by=None)
    if raw.state == RawFile.State.FAILED:
        note_feed_failure(feed=feed, error=raw.error_message, by=None)
        return 0
    note_feed_success(
        feed=feed,
        new_items=len(versions),
        etag=answer.etag,
        last_modified=answer.last_modified,
        by=None,
    )
    return len(versions)


def _poll_in_thread(feed: Feed) -> None:
    try:
        poll_feed(feed)
    except Exception:  # one feed must not end the polling of the others
        log.exception("Polling the feed %s failed.", feed.name)
    finally:
        connections.close_all()


def _name(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.hostname or ''}{parts.path}"
