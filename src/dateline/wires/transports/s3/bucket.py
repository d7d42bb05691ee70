"""A bucket, or what of it begins with a prefix, as a folder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from dateline.ground.buckets import Broken, BucketError, Client, Credentials
from dateline.wires.models import Feed
from dateline.wires.polling import FetchError, checked_address
from dateline.wires.remote import FileRefused, Found
from dateline.wires.remote.addresses import place_of
from dateline.wires.secrets import unseal

SECONDS_OF_SILENCE: Final = 15.0
SECONDS_PER_ANSWER: Final = 60.0
MOST_FILES: Final = 200_000


class Bucket:
    """The bucket that the address of a feed names, `s3://bucket/prefix`, path style.

    Addresses are checked once, when it is opened; no redirect is followed.
    """

    appears_whole = True

    def __init__(self, feed: Feed, *, server: str, region: str, left_out: str) -> None:
        place = place_of(feed.address, ("s3",))
        self._prefix = place.path.removeprefix("/")
        self._left_out = f"{_folder(self._prefix)}{left_out}/" if left_out else ""
        self._client = Client(
            server,
            place.host,
            Credentials(feed.username, unseal(feed.secret), region),
            address=checked_address(server),
            silence=SECONDS_OF_SILENCE,
            longest=SECONDS_PER_ANSWER,
        )

    def files(self) -> list[Found]:
        """Return the objects whose names begin with the prefix, page by page."""
        found: list[Found] = []
        ends = time.monotonic() + SECONDS_PER_ANSWER
        try:
            for page in self._client.lists(self._prefix):
                found += [Found(one.key, one.size, one.changed, one.stamp) for one in page.objects]
                if page.more and (len(found) > MOST_FILES or time.monotonic() > ends):
                    raise _endless(len(found))
        except BucketError as error:
            raise FetchError(str(error), wait=error.wait) from None
        return [one for one in found if not self._is_left_out(one)]

    def read(self, file: Found, limit: int) -> bytes:
        """Return the bytes of an object."""
        with _about_a_file():
            most = limit if file.size is None else file.size
            return self._client.ask("GET", file.name, most=most).body

    def delete(self, file: Found) -> None:
        """Remove an object."""
        with _about_a_file():
            self._client.ask("DELETE", file.name)

    def move(self, file: Found, folder: str) -> None:
        """Copy an object into a folder beside it, then remove it."""
        name = file.name.removeprefix(_folder(self._prefix))
        with _about_a_file():
            self._client.copy(file.name, f"{_folder(self._prefix)}{folder}/{name}")
        self.delete(file)

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def _is_left_out(self, file: Found) -> bool:
        return bool(self._left_out) and file.name.startswith(self._left_out)


@contextmanager
def _about_a_file() -> Iterator[None]:
    try:
        yield
    except BucketError as error:
        raise FileRefused(str(error), lost=isinstance(error, Broken)) from None


def _endless(files: int) -> FetchError:
    return FetchError(
        f"The list has {files} files and more. Ask the provider to clear it, let "
        "Dateline delete or move what it has taken (option after), or make the prefix "
        "in the address longer."
    )


def _folder(prefix: str) -> str:
    """Return what of a prefix is a folder: up to its last slash."""
    return prefix[: prefix.rfind("/") + 1]
