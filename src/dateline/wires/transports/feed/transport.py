"""Asks one feed for what is new."""

from __future__ import annotations

from urllib.parse import urlsplit

from dateline.wires.actions import receive_wire
from dateline.wires.errors import WireError
from dateline.wires.formats import parse_wire
from dateline.wires.models import Feed, RawFile
from dateline.wires.polling import FetchError
from dateline.wires.transports.feed.fetch import fetch


def poll_feed(feed: Feed) -> int:
    """Ask a feed now and return how many versions are new.

    Raises:
        FetchError: it could not be had, or what came is no feed.
    """
    answer = fetch(feed.address, etag=feed.etag, last_modified=feed.last_modified)
    if answer.body is None:
        feed.etag = answer.etag or feed.etag
        feed.last_modified = answer.last_modified or feed.last_modified
        return 0
    raw, versions = receive_wire(data=answer.body, name=_name(feed.address), feed=feed, by=None)
    if raw.state == RawFile.State.FAILED:
        raise FetchError(raw.error_message)
    feed.etag, feed.last_modified = answer.etag, answer.last_modified
    return len(versions)


def try_feed(feed: Feed) -> str:
    """Ask for the whole feed, keep nothing, and say what it holds.

    Raises:
        FetchError: it could not be had, or what came cannot be read.
    """
    answer = fetch(feed.address)
    if answer.body is None:
        raise FetchError("The server says that nothing has changed, though nothing was known.")
    try:
        file = parse_wire(answer.body, name=_name(feed.address))
    except WireError as error:
        raise FetchError(f"It answers, but what comes cannot be read: {error}") from None
    count = "1 item" if len(file.items) == 1 else f"{len(file.items)} items"
    return f"{count} ({file.format})."


def _name(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.hostname or ''}{parts.path}"
