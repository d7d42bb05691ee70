"""Files that a provider pushes."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils import timezone

from dateline.accounts.models import User
from dateline.wires.actions.feeds import note_feed_failure, note_feed_success
from dateline.wires.actions.receive import Sending, keep_wires, read_kept
from dateline.wires.models import Feed, RawFile

log = logging.getLogger(__name__)
_WRONG_SIGNATURE: Final = (
    "A file was refused whose signature is not made with this feed's secret. Compare the secret "
    "with the provider's, and what the provider signs."
)
_BETWEEN_NOTES: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Pushed:
    """A file that was pushed, and how many versions are new by it."""

    raw: RawFile
    new: int


def take_pushed(*, feed: Feed, data: bytes, by: User | None) -> Pushed:
    """Make the bytes of a file safe, read it, and return it.

    Effects: those of `keep_wires` first and, unless the file was read before, of `read_kept`; the
    feed's state. Where reading ends by a fault of ours the file stays unread, as it does where the
    process ends: it is found by those who look for unread files.

    Raises:
        TooLarge: there are more bytes than DATELINE_MAX_WIRE_BYTES; nothing is kept.
    """
    name = f"{feed.name} {timezone.now():%Y-%m-%dT%H:%M:%SZ}"
    (raw,) = keep_wires(sendings=[Sending(data, name, feed)], by=by)
    new = 0
    if raw.state != RawFile.State.PARSED:
        try:
            (received,) = read_kept(raws=[raw], by=by)
        except Exception:  # whatever it was, the bytes are safe: the provider need not know
            log.exception("The pushed file %s is kept but could not be read yet.", raw.pk)
            return Pushed(raw, 0)
        raw, new = received.raw, len(received.versions)
    if raw.state == RawFile.State.FAILED:
        note_feed_failure(feed=feed, error=raw.error_message, by=by)
    else:
        note_feed_success(feed=feed, new_items=new, by=by)
    return Pushed(raw, new)


def note_push_refused(*, feed: Feed, by: User | None) -> None:
    """Note that a file with a wrong signature came, at most once a minute.

    Effects: the feed's error and its time.
    """
    now = timezone.now()
    last = feed.last_error_at
    if feed.last_error != _WRONG_SIGNATURE or last is None or now - last > _BETWEEN_NOTES:
        note_feed_failure(feed=feed, error=_WRONG_SIGNATURE, by=by)
