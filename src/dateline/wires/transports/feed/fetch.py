"""Fetching a feed: conditional, bounded in size and time, each redirect checked."""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx

from dateline.ground.settings import get_settings
from dateline.ground.tls import trusted_authorities
from dateline.wires.polling import FetchError, checked_address

MOST_REDIRECTS: Final = 5
MOST_BYTES: Final = 16 * 2**20
SECONDS_OF_SILENCE: Final = 10.0
SECONDS_IN_ALL: Final = 30.0
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_AGENT: Final = "Dateline (feed reader)"
_ACCEPT: Final = "application/atom+xml, application/rss+xml, application/json;q=0.9, */*;q=0.5"


@dataclass(frozen=True)
class Answer:
    """What a server answered; `body` is None where nothing changed (304)."""

    body: bytes | None
    etag: str
    last_modified: str


def fetch(url: str, *, etag: str = "", last_modified: str = "") -> Answer:
    """Get a feed, or learn that it has not changed (RFC 9110, sections 13 and 15.4.5).

    Raises:
        FetchError: it cannot be had; the message says why in a sentence.
    """
    deadline = time.monotonic() + SECONDS_IN_ALL
    headers = {"User-Agent": _AGENT, "Accept": _ACCEPT}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": last_modified} if last_modified else {}
    try:
        with httpx.Client(
            verify=trusted_authorities(), trust_env=False, timeout=SECONDS_OF_SILENCE, http2=False
        ) as client:
            for _ in range(MOST_REDIRECTS + 1):
                answer = _ask(client, url, headers, deadline)
                if isinstance(answer, Answer):
                    return answer
                url = answer
    except httpx.TimeoutException:
        raise FetchError(
            f"{_host(url)} did not answer within {SECONDS_OF_SILENCE:.0f} s."
        ) from None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise FetchError(
            f"{_host(url)} could not be read: {error or type(error).__name__}."
        ) from None
    raise FetchError(f"{_host(url)} redirects more than {MOST_REDIRECTS} times.")


def _ask(client: httpx.Client, url: str, headers: dict[str, str], deadline: float) -> Answer | str:
    """Return the answer, or the address to which the server sends us."""
    address = checked_address(url)
    target = httpx.URL(url)
    request = client.build_request(
        "GET",
        target.copy_with(host=str(address)),
        headers={**headers, "Host": target.netloc.decode("ascii")},
        extensions={"sni_hostname": target.host},
    )
    response = client.send(request, stream=True)
    try:
        if response.status_code in _REDIRECTS and "location" in response.headers:
            return urljoin(url, response.headers["location"])
        return _answer(response, url, deadline)
    finally:
        response.close()


def _answer(response: httpx.Response, url: str, deadline: float) -> Answer:
    status = response.status_code
    etag = response.headers.get("etag", "")
    modified = response.headers.get("last-modified", "")
    if status == httpx.codes.NOT_MODIFIED:
        return Answer(None, etag, modified)
    if status != httpx.codes.OK:
        wait = _retry_after(response.headers.get("retry-after", ""))
        phrase = f"{status} {response.reason_phrase}".strip()
        raise FetchError(f"{_host(url)} answered {phrase}.", wait=wait)
    return Answer(_body(response, url, deadline), etag, modified)


def _body(response: httpx.Response, url: str, deadline: float) -> bytes:
    limit = min(MOST_BYTES, get_settings().max_wire_bytes)
    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes(65_536):
        size += len(part)
        parts.append(part)
        if size > limit:
            raise FetchError(f"{_host(url)} sends more than {limit} bytes; the feed is not taken.")
        if time.monotonic() > deadline:
            raise FetchError(f"{_host(url)} did not end within {SECONDS_IN_ALL:.0f} s.")
    return b"".join(parts)


def _retry_after(value: str) -> float | None:
    if value.isdecimal() and len(value) < 9:
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def _host(url: str) -> str:
    """The host alone: an address may hold a password or a key."""
    try:
        return urlsplit(url).hostname or "The address"
    except ValueError:
        return "The address"
