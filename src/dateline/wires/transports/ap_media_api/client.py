"""Requests to the API: signed with the key, bounded, and the key never to anybody else."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import httpx

from dateline.ground.settings import get_settings
from dateline.ground.tls import trusted_authorities
from dateline.wires.errors import WireError
from dateline.wires.polling import FetchError, checked_address
from dateline.wires.reading.json import parse_json

MOST_REDIRECTS: Final = 5
MOST_BYTES: Final = 16 * 2**20
# The API holds a request for up to 15 seconds until there is something new.
SECONDS_OF_SILENCE: Final = 30.0
SECONDS_IN_ALL: Final = 60.0
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MOST_ERROR_BYTES: Final = 20_000
_WAIT_FOR_QUOTA: Final = 60.0  # quotas are by the minute
_TOKEN_EXPIRED: Final = 6060
_KEY_NAMES: Final = frozenset({"apikey", "api_key", "api-key", "x-apikey", "x-api-key"})


class Missing(FetchError):
    """What was asked for is not there."""


class Expired(FetchError):
    """The query token of the address has expired: the feed is to be asked for from its start."""


class Api:
    """Asks the API of one feed; `address` tells to which server the key may go."""

    def __init__(self, address: str, key: str) -> None:
        if not key:
            raise FetchError("This feed has no API key: enter the key that AP gave you.")
        if not key.isascii() or not key.isprintable():
            raise FetchError("The API key holds characters that no key has: enter it again.")
        self._home = _origin(address)
        self._key = key
        self._client = httpx.Client(
            verify=trusted_authorities(), trust_env=False, timeout=SECONDS_OF_SILENCE, http2=False
        )

    def __enter__(self) -> Api:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._client.close()

    def is_home(self, url: str) -> bool:
        """Whether an address is on the server to which the key may go."""
        return _origin(url) == self._home

    def get(self, url: str) -> bytes:
        """Return what is at an address.

        Raises:
            Missing: there is nothing.
            Expired: its query token has expired.
            FetchError: it cannot be had; the message says why and never holds the key.
        """
        ends = time.monotonic() + SECONDS_IN_ALL
        host = _host(url)
        try:
            for _ in range(MOST_REDIRECTS + 1):
                host = _host(url)
                found = self._ask(without_key(url), ends)
                if isinstance(found, bytes):
                    return found
                url = found
        except httpx.TimeoutException:
            raise FetchError(f"{host} did not answer within {SECONDS_OF_SILENCE:.0f} s.") from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            reason = self._clean(str(error)) or type(error).__name__
            raise FetchError(f"{host} could not be read: {reason}.") from None
        raise FetchError(f"{host} redirects more than {MOST_REDIRECTS} times.")

    def _ask(self, url: str, ends: float) -> bytes | str:
        """Return the answer, or the address to which the server sends us."""
        address = checked_address(url)
        target = httpx.URL(url)
        headers = {
            "Accept": "application/json, */*;q=0.5",
            "Accept-Encoding": "gzip",
            "User-Agent": "Dateline",
            "Host": target.netloc.decode("ascii"),
        }
        if self.is_home(url):
            # The second is its name of before, which the API still takes.
            headers |= {"x-api-key": self._key, "x-apikey": self._key}
        request = self._client.build_request(
            "GET",
            target.copy_with(host=str(address), username=None, password=None),
            headers=headers,
            extensions={"sni_hostname": target.host},
        )
        response = self._client.send(request, stream=True)
        try:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return urljoin(url, response.headers["location"])
            if response.status_code != httpx.codes.OK:
                raise self._refusal(response, _host(url), ends)
            limit = min(MOST_BYTES, get_settings().max_wire_bytes)
            return _body(response, limit, _host(url), ends)
        finally:
            response.close()

    def _refusal(self, response: httpx.Response, host: str, ends: float) -> FetchError:
        status = response.status_code
        said = _said(_body(response, _MOST_ERROR_BYTES, host, ends))
        words = self._clean(said.get("message"))
        sentence = f"{host} answered {status} {response.reason_phrase}".strip()
        sentence += f": {words}" if words else "."
        if status in {401, 403}:
            return FetchError(f"{sentence} Compare the API key with the one that AP gave you.")
        if status in {404, 410}:
            return Missing(sentence)
        if status == 400 and said.get("code") == _TOKEN_EXPIRED:
            return Expired(sentence)
        wait = _retry_after(response.headers.get("retry-after", ""))
        if status == httpx.codes.TOO_MANY_REQUESTS:
            wait = _WAIT_FOR_QUOTA if wait is None else wait
        return FetchError(sentence, wait=wait)

    def _clean(self, words: object) -> str:
        text = words if isinstance(words, str) else ""
        return "".join(x for x in text.replace(self._key, "…") if x.isprintable())[:300]


def without_key(url: str) -> str:
    """Return an address without a key in its query: keys are sent in a header."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if name.casefold() not in _KEY_NAMES]
    return url if len(kept) == len(pairs) else urlunsplit(parts._replace(query=urlencode(kept)))


def _body(response: httpx.Response, limit: int, host: str, ends: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in response.iter_bytes(65_536):
        size += len(part)
        if size > limit:
            raise FetchError(f"{host} sends more than {limit} bytes; nothing of it is taken.")
        if time.monotonic() > ends:
            raise FetchError(f"{host} did not end within {SECONDS_IN_ALL:.0f} s.")
        parts.append(part)
    return b"".join(parts)


def _said(body: bytes) -> dict[str, Any]:
    try:
        value = parse_json(body)
    except WireError:
        return {}
    error = value.get("error") if isinstance(value, dict) else None
    return error if isinstance(error, dict) else {}


def _retry_after(value: str) -> float | None:
    if value.isdecimal() and len(value) < 9:
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def _origin(url: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
        return parts.scheme, (parts.hostname or "").casefold(), port
    except ValueError:
        return "", "", None


def _host(url: str) -> str:
    """The host alone: an address may hold a key."""
    return _origin(url)[1] or "The address"
