"""Taking in what is new in a folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.ground.settings import get_settings
from dateline.wires.actions import Sending, note_feed_success, receive_wires, record_refused
from dateline.wires.errors import TooLarge
from dateline.wires.models import Feed, RawFile
from dateline.wires.transports.imap.options import Options
from dateline.wires.transports.imap.session import Session

MOST_MESSAGES: Final = 50
_MOST_SIZES: Final = 500
_MOST_BYTES: Final = 16 * 2**20
# Servers are seldom exact about sizes.
_ROOM: Final = 65_536
_CURSOR: Final = re.compile(r"(\d+):(\d+)")


@dataclass(slots=True)
class Taken:
    """What came in: the versions that are new, and what was wrong with a message."""

    new: int = 0
    trouble: str = ""


def take_new(feed: Feed, session: Session, options: Options, *, folder: str) -> Taken:
    """Take in the messages after the feed's cursor, in their order, a batch at a time.

    The cursor is `UIDVALIDITY:UID`. Where the first has changed, the server counts anew and all
    messages are taken again: those that are here change nothing. After each batch the feed says
    how far it has read; whoever ends before reads that batch again.

    Raises:
        FetchError: the server refuses or goes away; what came before is taken.
    """
    taken = Taken()
    uids = session.after(_last_uid(feed.cursor, session.validity))
    for at in range(0, len(uids), _MOST_SIZES):
        group = uids[at : at + _MOST_SIZES]
        for batch in _batches(session.sizes(group)):
            one = _take(feed, session, batch, folder)
            _note(feed, session, last=max(batch), taken=one)
            _put_away(session, options, list(batch))
            taken.new += one.new
            taken.trouble = taken.trouble or one.trouble
        _note(feed, session, last=group[-1], taken=Taken())  # the last may be gone by now
    return taken


def _last_uid(cursor: str, validity: int) -> int:
    found = _CURSOR.fullmatch(cursor)
    return int(found[2]) if found and int(found[1]) == validity else 0


def _batches(sizes: Mapping[int, int]) -> Iterator[dict[int, int]]:
    batch: dict[int, int] = {}
    for uid, size in sorted(sizes.items()):
        if batch and (len(batch) == MOST_MESSAGES or sum(batch.values()) + size > _MOST_BYTES):
            yield batch
            batch = {}
        batch[uid] = size
    if batch:
        yield batch


def _take(feed: Feed, session: Session, batch: Mapping[int, int], folder: str) -> Taken:
    messages = _messages(session, batch)
    here = {uid: data for uid, data in messages.items() if data is not None}
    sendings = [Sending(data, f"{folder} {uid}.eml", feed) for uid, data in here.items()]
    received = receive_wires(sendings=sendings, by=None) if sendings else []
    raws = [one.raw for one in received]
    raws += [
        _refused(feed, session, uid, batch[uid], folder)
        for uid, data in messages.items()
        if data is None
    ]
    wrong = [
        f"{raw.name}: {raw.error_message}" for raw in raws if raw.state == RawFile.State.FAILED
    ]
    return Taken(sum(len(one.versions) for one in received), wrong[0] if wrong else "")


def _messages(session: Session, batch: Mapping[int, int]) -> dict[int, bytes | None]:
    """Return the bytes of each message that is still there; None for one that is too large."""
    limit = get_settings().max_wire_bytes
    fitting = [uid for uid, size in batch.items() if size <= limit]
    messages: dict[int, bytes | None] = dict.fromkeys(batch.keys() - set(fitting))
    if fitting:
        budget = sum(batch[uid] for uid in fitting) + _ROOM
        found = session.messages(fitting, budget=budget)
        for uid in [uid for uid, data in found.items() if data is None]:
            # Larger than the server said: alone it may still be small enough.
            found |= session.messages([uid], budget=limit)
        messages |= found
    return {
        uid: data if data is None or len(data) <= limit else None
        for uid, data in sorted(messages.items())
    }


def _refused(feed: Feed, session: Session, uid: int, size: int, folder: str) -> RawFile:
    limit = get_settings().max_wire_bytes
    # Its bytes are never here, so that a name for the message stands for their hash.
    name = hashlib.sha256(f"imap:{feed.pk}:{session.validity}:{uid}".encode()).hexdigest()
    error = TooLarge(f"The message has {size} bytes; at most {limit} are taken.")
    return record_refused(
        name=f"{folder} {uid}.eml", size=size, sha256=name, error=error, feed=feed, by=None
    )


def _note(feed: Feed, session: Session, *, last: int, taken: Taken) -> None:
    feed.cursor = f"{session.validity}:{last}"
    note_feed_success(
        feed=feed, new_items=taken.new, cursor=feed.cursor, error=taken.trouble, by=None
    )
    feed.failures = 0


def _put_away(session: Session, options: Options, uids: list[int]) -> None:
    if options.after == "seen":
        session.mark_seen(uids)
    elif options.after == "move":
        session.move(uids, options.move_to)
