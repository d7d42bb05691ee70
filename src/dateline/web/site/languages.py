"""The choice of a front for whoever asks for `/`."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dateline.publishing.delivery import languages

_SECONDS_KNOWN: Final = 10.0


class Languages:
    """The fronts of a folder of pages, looked for again every few seconds."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known_until = 0.0
        self._codes: tuple[str, ...] = ()

    def front_for(self, asked: Mapping[bytes, bytes]) -> str:
        """Return the path of the front for a reader by the headers; empty: the page of all."""
        header = asked.get(b"accept-language")
        if not header or asked.get(b"sec-fetch-site") == languages.FROM_HERE.encode():
            return ""
        code = languages.choice(header.decode("latin-1")[:200], self._fronts())
        return f"/{code}/" if code else ""

    def _fronts(self) -> tuple[str, ...]:
        now = time.monotonic()
        if now >= self._known_until:
            self._codes = languages.fronts(self._root)
            self._known_until = now + _SECONDS_KNOWN
        return self._codes
