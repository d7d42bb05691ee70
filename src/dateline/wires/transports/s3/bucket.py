"""A bucket, or what of it begins with a prefix, as a folder."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

import httpx

from dateline.wires.models import Feed
from dateline.wires.polling import Address, FetchError, checked_address
from dateline.wires.remote import FileRefused, Found
from dateline.wires.remote.addresses import place_of
from dateline.wires.secrets import unseal
from dateline.wires.transports.s3.answers import listed, reason_of
from dateline.wires.transports.s3.signature import Credentials, escaped, query_of, signed_headers

SECONDS_OF_SILENCE: Final = 15.0
SECONDS_PER_ANSWER: Final = 60.0
MOST_FILES: Final = 200_000
MOST_OF_A_PAGE: Final = 1_000
_MOST_XML: Final = 16 * 2**20
_BLOCK: Final = 65_536
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Bucket:
    """The bucket that the address of a feed names, `s3://bucket/prefix`, path style.

    Addresses are checked once, when it is opened; no redirect is followed.
    """

    appears_whole = True

    def __init__(self, feed: Feed, *, server: str, region: str, left_out: str) -> None:
        place = place_of(feed.address, ("s3",))
        self._bucket, self._prefix = place.host, place.path.removeprefix("/")
        self._left_out = f"{_folder(self._prefix)}{left_out}/" if left_out else ""
        self._url = httpx.URL(server)
        self._host = urlsplit(server).hostname or ""
        self._address: Address = checked_address(server)
        self._credentials = Credentials(feed.username, unseal(feed.secret), region)
        self._client = httpx.Client(
            trust_env=False, timeout=SECONDS_OF_SILENCE, follow_redirects=False
        )

    def files(self) -> list[Found]:
        """Return the objects whose names begin with the prefix, page by page (ListObjectsV2)."""
        found: list[Found] = []
        query = {"list-type": "2", "encoding-type": "url", "max-keys": str(MOST_OF_A_PAGE)}
        query["prefix"] = self._prefix
        ends = time.monotonic() + SECONDS_PER_ANSWER
        while True:
            page = listed(self._answered("GET", "", query))
            found += page.files
            if not page.more:
                return [one for one in found if not self._is_left_out(one)]
            if len(found) > MOST_FILES or time.monotonic() > ends:
                raise FetchError(
                    f"The list has {len(found)} files and more. Ask the provider to clear it, let "
                    "Dateline delete or move what it has taken (option after), or make the prefix "
                    "in the address longer."
                )
            query["continuation-token"] = page.more

    def read(self, file: Found, limit: int) -> bytes:
        """Return the bytes of an object."""
        return self._about(file, "GET", most=limit if file.size is None else file.size)

    def delete(self, file: Found) -> None:
        """Remove an object."""
        self._about(file, "DELETE")

    def move(self, file: Found, folder: str) -> None:
        """Copy an object into a folder beside it, then remove it."""
        name = file.name.removeprefix(_folder(self._prefix))
        target = Found(f"{_folder(self._prefix)}{folder}/{name}", None, None, "")
        source = escaped(f"/{self._bucket}/{file.name}", slashes=True)
        answer = self._about(target, "PUT", extra={"x-amz-copy-source": source})
        if reason := reason_of(answer):  # a copy may fail after it began to answer 200
            raise FileRefused(f"{self._host} says {reason}.")
        self.delete(file)

    def close(self) -> None:
        """Hang up."""
        with suppress(Exception):
            self._client.close()

    def _is_left_out(self, file: Found) -> bool:
        return bool(self._left_out) and file.name.startswith(self._left_out)

    def _about(
        self,
        file: Found,
        method: str,
        *,
        most: int = _MOST_XML,
        extra: Mapping[str, str] = _NOTHING,
    ) -> bytes:
        try:
            return self._answered(method, file.name, _NOTHING, most=most, extra=extra)
        except _Broken as error:
            raise FileRefused(str(error), lost=True) from None
        except FetchError as error:
            raise FileRefused(str(error)) from None

    def _answered(
        self,
        method: str,
        key: str,
        query: Mapping[str, str],
        *,
        most: int = _MOST_XML,
        extra: Mapping[str, str] = _NOTHING,
    ) -> bytes:
        try:
            response = self._client.send(self._request(method, key, query, extra), stream=True)
            try:
                body = self._body(response, most if response.is_success else _MOST_XML)
            finally:
                response.close()
        except httpx.TimeoutException:
            raise _Broken(
                f"{self._host} did not answer within {SECONDS_OF_SILENCE:.0f} s."
            ) from None
        except (httpx.HTTPError, ValueError) as error:
            reason = str(error) or type(error).__name__
            raise _Broken(f"{self._host} could not be read: {reason.rstrip('.')}.") from None
        if not response.is_success:
            raise self._refusal(response, body)
        return body

    def _request(
        self, method: str, key: str, query: Mapping[str, str], extra: Mapping[str, str]
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
        )
        target = f"{path}?{asked}" if asked else path
        return self._client.build_request(
            method,
            self._url.copy_with(host=str(self._address), raw_path=target.encode("ascii")),
            headers={"accept-encoding": "identity", **headers},
            extensions={"sni_hostname": self._host},
        )

    def _body(self, response: httpx.Response, most: int) -> bytes:
        ends = time.monotonic() + SECONDS_PER_ANSWER
        parts: list[bytes] = []
        size = 0
        for part in response.iter_raw(_BLOCK):
            parts.append(part)
            size += len(part)
            if size > most:
                raise FetchError(f"{self._host} sends more than {most} bytes.")
            if time.monotonic() > ends:
                raise _Broken(f"{self._host} did not end within {SECONDS_PER_ANSWER:.0f} s.")
        return b"".join(parts)

    def _refusal(self, response: httpx.Response, body: bytes) -> FetchError:
        region = response.headers.get("x-amz-bucket-region", "")
        if response.is_redirect or (region and region != self._credentials.region):
            where = f" It says that the bucket is in {region[:60]}." if region else ""
            return FetchError(
                f"{self._host} sends us elsewhere, which is not followed.{where} Set the options "
                "region and endpoint."
            )
        status = f"{response.status_code} {response.reason_phrase}".strip()
        reason = f" ({said})" if (said := reason_of(body)) else ""
        wait = response.headers.get("retry-after", "")
        return FetchError(
            f"{self._host} answered {status}{reason}.",
            wait=float(wait) if wait.isdecimal() and len(wait) < 9 else None,
        )


class _Broken(FetchError):
    """The server does not answer as HTTP asks for; the same connection is not used again."""


def _folder(prefix: str) -> str:
    """Return what of a prefix is a folder: up to its last slash."""
    return prefix[: prefix.rfind("/") + 1]
