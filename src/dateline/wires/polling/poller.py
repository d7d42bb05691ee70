"""Asks each feed of a kind when its time has come."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event
from typing import Final

from django.db import DatabaseError, close_old_connections, connections
from django.db.models import F, Q
from django.utils import timezone

from dateline.wires.actions import note_feed_failure, note_feed_success
from dateline.wires.models import Feed
from dateline.wires.polling.errors import FetchError, FileTrouble
from dateline.wires.polling.polls import Polls
from dateline.wires.secrets import SecretLost

log = logging.getLogger(__name__)
_LOOK_SECONDS: Final = 1.0
_AT_ONCE: Final = 4
_OUR_FAULT: Final = (
    "Asking it ended by a fault in Dateline ({}). The log of `dateline poll` has the details."
)


class Poller:
    """A transport that asks the active feeds of its kind; a slow one holds up no other.

    `poll(feed)` brings in what is new and returns how many versions are new. It raises `FetchError`
    where it cannot. It may set `etag`, `last_modified` and `cursor` of the feed it was given: they
    are stored when it succeeds.
    """

    def __init__(self, kind: str, poll: Callable[[Feed], int], *, at_once: int = _AT_ONCE) -> None:
        self.kind = kind
        self._poll = poll
        # It outlives `run`, which begins again after a failure while polls may still go on.
        self._polls = Polls(at_once)

    def run(self, stop: Event) -> None:
        """Look every second which feeds are due and ask them, a few at once."""
        while not stop.is_set():
            close_old_connections()
            for feed in due_feeds(self.kind):
                self._polls.start(feed.pk, partial(self._ask_in_thread, feed))
            stop.wait(_LOOK_SECONDS)

    def ask(self, feed: Feed) -> int:
        """Ask one feed now and return how many versions are new; its state says what happened."""
        try:
            new = self._poll(feed)
        except FileTrouble as trouble:
            _note_success(feed, trouble.new_items, error=str(trouble))
            return trouble.new_items
        except (FetchError, SecretLost) as error:
            wait = getattr(error, "wait", None)
            note_feed_failure(feed=feed, error=str(error), wait=wait, by=None)
            return 0
        except Exception as fault:
            with suppress(DatabaseError):  # it may be the database that is away
                note_feed_failure(feed=feed, error=_OUR_FAULT.format(type(fault).__name__), by=None)
            raise
        _note_success(feed, new)
        return new

    def _ask_in_thread(self, feed: Feed) -> None:
        try:
            self.ask(feed)
        except Exception:  # one feed must not end the polling of the others
            log.exception("Polling the feed %s failed.", feed.name)
        finally:
            connections.close_all()


def due_feeds(kind: str) -> list[Feed]:
    """Return the active feeds of a kind whose time has come, the longest waiting first."""
    due = Q(next_try=None) | Q(next_try__lte=timezone.now())
    waiting = F("next_try").asc(nulls_first=True)
    return list(Feed.objects.filter(due, kind=kind, active=True).order_by(waiting)[:100])


def _note_success(feed: Feed, new_items: int, *, error: str = "") -> None:
    note_feed_success(
        feed=feed,
        new_items=new_items,
        etag=feed.etag,
        last_modified=feed.last_modified,
        cursor=feed.cursor,
        error=error,
        by=None,
    )
