"""A reader who asks for the same pages without pause and keeps account of what was wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from threading import Event, Thread
from typing import Final

import httpx

_VERSION: Final = re.compile(rb"Version (\d+)")
_WHOLE: Final = (b"</html>", b"</rss>", b"}")


class Reader:
    """Asks for pages that say `Version <number>`, one after the other, in a thread of its own.

    Args:
        site: the address of the server.
        paths: of the pages.
        headers: with each request; one reader always takes the same encoding.
    """

    def __init__(self, site: str, paths: list[str], headers: Mapping[str, str]) -> None:
        self.requests = 0
        self.wrong: list[str] = []
        self.seen: dict[str, int] = dict.fromkeys(paths, 0)
        self._site, self._headers = site, dict(headers)
        self._stop = Event()
        self._thread = Thread(target=self._read)

    def __enter__(self) -> Reader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(30)

    def _read(self) -> None:
        with httpx.Client(base_url=self._site, headers=self._headers, timeout=30) as client:
            while not self._stop.is_set():
                for path in self.seen:
                    self._look(path, client.get(path))

    def _look(self, path: str, answer: httpx.Response) -> None:
        self.requests += 1
        if answer.status_code != 200:
            self.wrong.append(f"{path}: {answer.status_code}, though it never was away")
            return
        if not answer.content.rstrip().endswith(_WHOLE):
            self.wrong.append(f"{path}: half a page, {len(answer.content)} bytes")
            return
        versions = [int(found) for found in _VERSION.findall(answer.content)]
        if not versions:
            self.wrong.append(f"{path}: without the article")
        elif min(versions) < self.seen[path]:
            self.wrong.append(f"{path}: version {min(versions)} after {self.seen[path]}")
        else:
            self.seen[path] = max(versions)
