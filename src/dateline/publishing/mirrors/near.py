"""The pages of a store at hand: those of a bucket are fetched once, many together."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from dateline.publishing.delivery import Store


class Near(Protocol):
    """What a mirror is made from; its files are read several times."""

    def body(self, path: str) -> bytes | None:
        """Return what is answered at the path of a page; None: nothing."""

    def media(self, name: str) -> bytes | None:
        """Return a file that pages show, by its name below the site; None: it is not there."""


@contextmanager
def near(store: Store, paths: Sequence[str], *, beside: Path) -> Iterator[Near]:
    """Give the pages of these paths for the time of a context.

    Args:
        beside: the folder in which those of a bucket lie meanwhile.

    Raises:
        BucketError: the server is away or refuses.
        OSError: there is no room for the pages.
    """
    if store.is_near:
        yield _AtHand(store)
        return
    with TemporaryDirectory(dir=beside, prefix=".mirror-") as folder:
        fetched = _Fetched(store, Path(folder))
        with ThreadPoolExecutor(store.at_once, "fetching") as threads:
            for _ in threads.map(fetched.body, paths):
                pass
        yield fetched


class _AtHand:
    def __init__(self, store: Store) -> None:
        self._store = store

    def body(self, path: str) -> bytes | None:
        content = self._store.read(path)
        return content.body if content else None

    def media(self, name: str) -> bytes | None:
        return self._store.read_media(name)


class _Fetched:
    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def body(self, path: str) -> bytes | None:
        return self._kept(path, self._page)

    def media(self, name: str) -> bytes | None:
        return self._kept(name, self._store.read_media)

    def _page(self, path: str) -> bytes | None:
        try:
            content = self._store.read(path)
        except (EOFError, zlib.error):
            return None  # somebody else put it there: it is not the page
        return content.body if content else None

    def _kept(self, name: str, fetch: Callable[[str], bytes | None]) -> bytes | None:
        file = self._folder / hashlib.sha256(name.encode()).hexdigest()
        try:
            return file.read_bytes()
        except FileNotFoundError:
            body = fetch(name)
        if body is not None:
            file.write_bytes(body)
        return body
