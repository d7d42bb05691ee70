"""Pages of the feed: where they begin, what is on one, and where the next one is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from dateline.wires.errors import WireError
from dateline.wires.models import Feed
from dateline.wires.polling import FetchError
from dateline.wires.reading.json import parse_json
from dateline.wires.transports.ap_media_api.client import Api, without_key

Object = dict[str, Any]
# Clocks differ, and what was on its way then is not lost.
_BEFORE: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Page:
    """The entries of one page, each with its `item`, and the address of the next page."""

    entries: list[Object]
    next_page: str
    envelope: Object


def first_address(feed: Feed) -> str:
    """Return where the feed begins: its address, as many items as a page may have, all versions.

    A feed that was read before begins an hour before it last answered.

    Raises:
        FetchError: the address holds a key, which would be shown with it.
    """
    if without_key(feed.address) != feed.address:
        raise FetchError("Take the API key out of the address and enter it as the feed's secret.")
    parts = urlsplit(feed.address)
    query = {"page_size": "100", "versions": "all"} | dict(parse_qsl(parts.query))
    if feed.last_success and "mindate" not in query.get("q", ""):
        since = f"mindate:>{feed.last_success - _BEFORE:%Y-%m-%dT%H:%M:%SZ}"
        query["q"] = f"({query['q']}) AND {since}" if query.get("q") else since
    return urlunsplit(parts._replace(query=urlencode(query)))


def ask_page(api: Api, url: str) -> Page:
    """Ask for one page.

    Raises:
        FetchError: it cannot be had, is none, or its next page is on another server.
    """
    try:
        value = parse_json(api.get(url))
    except WireError as error:
        raise FetchError(f"The API's answer cannot be read: {error}") from None
    data = value.get("data") if isinstance(value, dict) else None
    if not isinstance(data, dict):
        raise FetchError("The API's answer is no feed: look at the address of this feed.")
    following = data.get("next_page")
    following = without_key(following) if isinstance(following, str) else ""
    if following and not api.is_home(following):
        raise FetchError("The API's answer names a next page on another server; it is not asked.")
    listed = data.get("items")
    entries = [
        one
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and isinstance(one.get("item"), dict)
    ]
    return Page(entries, following, {name: value[name] for name in _ENVELOPE if name in value})


_ENVELOPE: Final = ("api_version", "api_mode", "org_name")
