"""Asks the feed of the AP Media API, page after page."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from django.db import close_old_connections

from dateline.wires.actions import Sending, note_feed_success, receive_wires
from dateline.wires.errors import WireError
from dateline.wires.models import Feed, RawFile
from dateline.wires.polling import FetchError, FileTrouble
from dateline.wires.queries.known import known_versions
from dateline.wires.reading.json import parse_json
from dateline.wires.secrets import SecretLost, unseal
from dateline.wires.transports.ap_media_api.client import Api, Expired
from dateline.wires.transports.ap_media_api.items import identity_of, make_whole
from dateline.wires.transports.ap_media_api.pages import Page, ask_page, first_address
from dateline.wires.transports.ap_media_api.together import ask_together

MOST_PAGES: Final = 1000
_PROVIDER: Final = "ap"
_REQUESTS_AT_ONCE: Final = 4
_ITEMS_AT_ONCE: Final = 12
# A server that has held an empty answer for so long can be asked again without a pause.
SECONDS_HELD: Final = 2.0
# So often a page is asked for again before an item is taken without what cannot be had of it.
_PATIENCE: Final = 3


@dataclass(slots=True)
class Taken:
    """What came in: the versions that are new, and what was wrong with an item."""

    new: int = 0
    trouble: str = ""

    def add(self, other: Taken) -> None:
        """Count what came in besides."""
        self.new += other.new
        self.trouble = self.trouble or other.trouble


def poll_api(feed: Feed) -> int:
    """Take in what is new page by page until one is empty; return how many versions are new.

    The API holds a request until there is something new: then the next page is asked for at once,
    and so on until the feed is changed. The cursor is the address of the next page, without a key.

    Raises:
        FetchError: the API cannot be asked.
        FileTrouble: something of an item could not be had or read; the rest came in.
    """
    taken, began_anew = Taken(), False
    with Api(feed.address, unseal(feed.secret)) as api:
        url = feed.cursor or first_address(feed)
        for _ in range(MOST_PAGES):
            began = time.monotonic()
            try:
                page = ask_page(api, url)
            except Expired:
                if began_anew:
                    raise
                began_anew, url = True, first_address(feed)
                continue
            was_held = time.monotonic() - began >= SECONDS_HELD
            if was_held:
                close_old_connections()
            one = _take_page(feed, api, page)
            taken.add(one)
            _note(feed, page, one)
            is_stuck = bool(page.entries) and page.next_page == url
            if is_stuck or not page.next_page or not (page.entries or was_held):
                break
            if not _is_unchanged(feed):
                feed.refresh_from_db(fields=["cursor"])  # it may begin elsewhere now
                break
            url = page.next_page
    if taken.trouble:
        raise FileTrouble(taken.trouble, new_items=taken.new)
    return taken.new


def try_api(feed: Feed) -> str:
    """Ask the API for the quotas of the key, which changes nothing, and say what it answers.

    Raises:
        FetchError: the API cannot be asked, or does not take the key.
    """
    first_address(feed)
    try:
        key = unseal(feed.secret)
    except SecretLost as lost:
        raise FetchError(str(lost)) from None
    parts = urlsplit(feed.address)
    base, found, _ = parts.path.rpartition("/content/")
    if not found:
        raise FetchError("The address is not one of the API's feed: it ends in /content/feed.")
    with Api(feed.address, key) as api:
        answer = api.get(urlunsplit(parts._replace(path=f"{base}/account/quotas", query="")))
    try:
        value = parse_json(answer)
    except WireError as error:
        raise FetchError(f"The API's answer cannot be read: {error}") from None
    if not isinstance(value, dict) or not isinstance(value.get("data"), dict):
        raise FetchError("The address answers, but not as the AP Media API does.")
    name = value.get("org_name")
    whose = f" for {name[:100]}" if isinstance(name, str) and name else ""
    return f"{parts.hostname} takes the key{whose}."


def _take_page(feed: Feed, api: Api, page: Page) -> Taken:
    """Take in the items of a page that are not here yet, a few at a time, in their order."""
    known = known_versions(
        provider=_PROVIDER, guids={identity_of(one)[0] for one in page.entries} - {""}
    )
    fresh = [one for one in page.entries if identity_of(one) not in known]
    ask = partial(make_whole, api, envelope=page.envelope, patient=feed.failures < _PATIENCE)
    taken = Taken()
    for at in range(0, len(fresh), _ITEMS_AT_ONCE):
        items = ask_together(ask, fresh[at : at + _ITEMS_AT_ONCE], at_once=_REQUESTS_AT_ONCE)
        sendings = [Sending(one.data, one.name, feed) for one in items]
        received = receive_wires(sendings=sendings, by=None)
        wrong = [one.trouble for one in items if one.trouble]
        wrong += [
            f"{one.raw.name}: {one.raw.error_message}"
            for one in received
            if one.raw.state == RawFile.State.FAILED
        ]
        new = sum(len(one.versions) for one in received)
        taken.add(Taken(new, wrong[0] if wrong else ""))
    return taken


def _note(feed: Feed, page: Page, taken: Taken) -> None:
    feed.cursor = page.next_page or feed.cursor
    note_feed_success(
        feed=feed, new_items=taken.new, cursor=feed.cursor, error=taken.trouble, by=None
    )
    feed.failures = 0


def _is_unchanged(feed: Feed) -> bool:
    same = Feed.objects.filter(
        pk=feed.pk, active=True, kind=feed.kind, address=feed.address, secret=feed.secret
    )
    return same.exists()
