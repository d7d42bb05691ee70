"""Two kinds of caches: Varnish with xkey, and CDNs that take a purge by HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Protocol
from urllib.parse import urlsplit

import httpx

from dateline.ground.settings import get_settings
from dateline.ground.tls import trusted_authorities

VARNISH: Final = "varnish+"
# A cache that does not answer must not hold up what others are told.
_SILENCE_SECONDS: Final = 3.0
# Varnish takes 8 KB of a header, the usual CDNs at least 30 keys at once.
_MOST_BYTES: Final = 4_000
_MOST_KEYS: Final = 30


class PurgeFailed(Exception):
    """A cache was not told: it may give out the old pages until they expire there."""


class Cache(Protocol):
    """What keeps copies of pages for readers."""

    def purge(self, keys: Sequence[str]) -> None:
        """Throw away all copies of the answers with these surrogate keys.

        Raises:
            PurgeFailed: perhaps not all are thrown away.
        """


class Varnish:
    """Varnish with the module xkey and the configuration of `dateline site varnish`."""

    def __init__(self, address: str, client: httpx.Client) -> None:
        self._address = address
        self._client = client

    def purge(self, keys: Sequence[str]) -> None:
        """See `Cache.purge`."""
        for some in in_groups(keys):
            headers = {"xkey-purge": " ".join(some)}
            _send(self._client, "PURGE", self._address, headers, None)


class Cdn:
    """A CDN with a purge by key: `POST` with the header `Surrogate-Key`, as Fastly takes it, and
    the same keys as `{"tags": […]}`, as Cloudflare does."""

    def __init__(self, address: str, headers: Mapping[str, str], client: httpx.Client) -> None:
        self._address = address
        self._headers = headers
        self._client = client

    def purge(self, keys: Sequence[str]) -> None:
        """See `Cache.purge`."""
        for some in in_groups(keys):
            headers = {**self._headers, "surrogate-key": " ".join(some)}
            _send(self._client, "POST", self._address, headers, {"tags": list(some)})


def in_groups(keys: Sequence[str]) -> Iterator[list[str]]:
    """Yield the keys, as many together as a request may carry."""
    group: list[str] = []
    size = 0
    for key in keys:
        if group and (len(group) == _MOST_KEYS or size + len(key) > _MOST_BYTES):
            yield group
            group, size = [], 0
        group.append(key)
        size += len(key) + 1
    if group:
        yield group


def _send(
    client: httpx.Client,
    method: str,
    address: str,
    headers: Mapping[str, str],
    body: object | None,
) -> None:
    host = urlsplit(address).netloc
    try:
        answer = client.request(method, address, headers=headers, json=body)
    except httpx.HTTPError as error:
        raise PurgeFailed(f"{host} cannot be told: {str(error) or type(error).__name__}.") from None
    if not answer.is_success:
        raise PurgeFailed(f"{host} answered {answer.status_code} {answer.reason_phrase}.")


def configured_caches() -> tuple[Cache, ...]:
    """Return the caches that the settings name."""
    settings = get_settings()
    return tuple(_cache(named, settings.purge_headers) for named in settings.caches)


@lru_cache(maxsize=16)
def _cache(named: str, headers: str) -> Cache:
    client = httpx.Client(
        verify=trusted_authorities(),
        trust_env=False,
        timeout=_SILENCE_SECONDS,
        follow_redirects=False,
    )
    if named.startswith(VARNISH):
        return Varnish(named.removeprefix(VARNISH), client)
    pairs = (one.split(":", 1) for one in headers.split(";") if one.strip())
    return Cdn(named, {name.strip(): value.strip() for name, value in pairs}, client)
