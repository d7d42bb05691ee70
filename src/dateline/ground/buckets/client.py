"""Asks a bucket, and says in a sentence why it did not do what it was asked."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

import httpx

from dateline.ground.tls import trusted_authorities

from .answers import Listed, Unreadable, listed, reason_of
from .signature import Credentials, escaped, query_of, signed_headers

MOST_OF_A_PAGE: Final = 1_000
_MOST_XML: Final = 16 * 2**20
_BLOCK: Final = 65_536
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class BucketError(Exception):
    """The server does not do what it was asked.

    Args:
        status: what it answered, by HTTP; 0 where the fault is another.
        wait: how many seconds it asks to be left alone.
    """

    def __init__(self, message: str, *, status: int = 0, wait: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.wait = wait


class Broken(BucketError):
    """The server does not answer as HTTP asks for; the same connection is not used again."""


class Resting(BucketError):
    """The server did not answer a moment ago, and was not asked again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered, with success."""

    headers: Mapping[str, str]
    body: bytes


class Client:
    """Asks about one bucket, path style; no redirect is followed. May be used by many threads.

    Args:
        server: the address of the server, with its scheme.
        address: the one to connect to, where the name of the server was resolved and checked.
        silence: seconds after which a server that sends nothing is given up.
        longest: seconds that one answer may take as a whole.
    """

    def __init__(
        self,
        server: str,
        bucket: str,
        credentials: Credentials,
        *,
        address: IPv4Address | IPv6Address | None = None,
        silence: float = 15.0,
        longest: float = 60.0,
    ) -> None:
        self.host = urlsplit(server).hostname or ""
        self._bucket = bucket
        self._url = httpx.URL(server)
        self._address = str(address or self.host)
        self._credentials = credentials
        self._silence, self._longest = silence, longest
        self._client = httpx.Client(
            verify=trusted_authorities(), trust_env=False, timeout=silence, follow_redirects=False
        )

    def ask(
        self,
        method: str,
        key: str = "",
        *,
        query: Mapping[str, str] = _NOTHING,
        headers: Mapping[str, str] = _NOTHING,
        body: bytes = b"",
        most: int = _MOST_XML,
    ) -> Answer:
        """Send a request about an object, or about the bucket where there is no key.

        Args:
            headers: more of them, in lower case; they are signed too.
            most: bytes that the answer may have.

        Raises:
            Broken: it does not answer, or not as HTTP asks for.
            BucketError: it refuses, sends elsewhere or sends too much.
        """
        try:
            request = self._request(method, key, query, headers, body)
            response = self._client.send(request, stream=True)
            try:
                data = self._read(response, most if response.is_success else _MOST_XML)
            finally:
                response.close()
        except httpx.TimeoutException:
            raise Broken(f"{self.host} did not answer within {self._silence:.0f} s.") from None
        except (httpx.HTTPError, ValueError) as error:
            reason = str(error) or type(error).__name__
            raise Broken(f"{self.host} could not be read: {reason.rstrip('.')}.") from None
        if not response.is_success:
            raise self._refusal(response, data)
        return Answer(response.headers, data)

    def lists(self, prefix: str) -> Iterator[Listed]:
        """Yield the objects whose keys begin with the prefix, page by page (ListObjectsV2).

        Raises:
            BucketError: as `ask`, or the answer is no list.
        """
        query = {"list-type": "2", "encoding-type": "url", "max-keys": str(MOST_OF_A_PAGE)}
        query["prefix"] = prefix
        while True:
            try:
                page = listed(self.ask("GET", query=query).body)
            except Unreadable as error:
                raise BucketError(str(error)) from None
            yield page
            if not page.more:
                return
            query["continuation-token"] = page.more

    def copy(self, source: str, target: str) -> None:
        """Copy an object to another key.

        Raises:
            BucketError: as `ask`, or the copy failed after the server had begun to answer.
        """
        place = escaped(f"/{self._bucket}/{source}", slashes=True)
        answer = self.ask("PUT", target, headers={"x-amz-copy-source": place})
        if reason := reason_of(answer.body):
            raise BucketError(f"{self.host} says {reason}.")

    def close(self) -> None:
        """Hang up."""
        with suppress(Exception):
            self._client.close()

    def _request(
        self, method: str, key: str, query: Mapping[str, str], extra: Mapping[str, str], body: bytes
    ) -> httpx.Request:
        path = f"{self._url.path.rstrip('/')}/{self._bucket}"
        path += f"/{escaped(key, slashes=True)}" if key else ""
        asked = query_of(query)
        headers = signed_headers(
            method,
            self._url.netloc.decode("ascii"),
            path,
            asked,
            extra,
            self._credentials,
            datetime.now(UTC),
            body,
        )
        target = f"{path}?{asked}" if asked else path
        return self._client.build_request(
            method,
            self._url.copy_with(host=self._address, raw_path=target.encode("ascii")),
            headers={"accept-encoding": "identity", **headers},
            content=body or None,
            extensions={"sni_hostname": self.host},
        )

    def _read(self, response: httpx.Response, most: int) -> bytes:
        ends = time.monotonic() + self._longest
        parts: list[bytes] = []
        size = 0
        for part in response.iter_raw(_BLOCK):
            parts.append(part)
            size += len(part)
            if size > most:
                raise BucketError(f"{self.host} sends more than {most} bytes.")
            if time.monotonic() > ends:
                raise Broken(f"{self.host} did not end within {self._longest:.0f} s.")
        return b"".join(parts)

    def _refusal(self, response: httpx.Response, body: bytes) -> BucketError:
        region = response.headers.get("x-amz-bucket-region", "")
        if response.is_redirect or (region and region != self._credentials.region):
            where = f" It says that the bucket is in {region[:60]}." if region else ""
            return BucketError(
                f"{self.host} sends us elsewhere, which is not followed.{where} "
                "Set region and endpoint.",
                status=response.status_code,
            )
        status = f"{response.status_code} {response.reason_phrase}".strip()
        reason = f" ({said})" if (said := reason_of(body)) else ""
        wait = response.headers.get("retry-after", "")
        return BucketError(
            f"{self.host} answered {status}{reason}.",
            status=response.status_code,
            wait=float(wait) if wait.isdecimal() and len(wait) < 9 else None,
        )
