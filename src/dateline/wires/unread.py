"""Reads the files whose bytes were kept by a process that ended before it had read them."""

from __future__ import annotations

import logging
from datetime import timedelta
from threading import Event
from typing import Final

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from dateline.wires.actions import read_kept
from dateline.wires.models import RawFile

log = logging.getLogger(__name__)
_LOOK_SECONDS: Final = 15.0
# Younger ones are being read by whoever took them in. Reading one twice changes nothing.
_AGE: Final = timedelta(seconds=30)
_AT_ONCE: Final = 200


class UnreadFiles:
    """Looks at the start and then every few seconds."""

    kind = "unread"

    def run(self, stop: Event) -> None:
        """Read what was left, and what is left while it runs."""
        while not stop.is_set():
            close_old_connections()
            read_unread(stop)
            stop.wait(_LOOK_SECONDS)


def read_unread(stop: Event | None = None) -> int:
    """Read the files that nobody has read for half a minute, the oldest first; return how many."""
    old = RawFile.objects.filter(
        state=RawFile.State.RECEIVED, received__lt=timezone.now() - _AGE
    ).order_by("received")
    count = 0
    for raw in old[:_AT_ONCE]:
        if stop is not None and stop.is_set():
            break
        try:
            read_kept(raws=[raw], by=None)
            count += 1
        except DatabaseError:
            raise
        except Exception:  # a fault of ours in one file must not hold up the others
            log.exception("The kept file %s could not be read; it is tried again.", raw.name)
    return count
