"""What a web process saw since it last wrote it down."""

from __future__ import annotations

from typing import Final

from .sketches import Seen

# Of so many pages readers are held in memory until the next writing; others are not counted.
_MOST_PAGES: Final = 20_000


class Counting:
    """Sketches by the path of a page, for a few seconds. Not for use by several threads."""

    def __init__(self, most_pages: int = _MOST_PAGES) -> None:
        self._seen: dict[str, Seen] = {}
        self._most_pages = most_pages

    def __bool__(self) -> bool:
        return bool(self._seen)

    def saw(self, path: str, visitor: int) -> None:
        """Note a reader of the page at a path (decoded)."""
        seen = self._seen.get(path)
        if seen is None:
            if len(self._seen) >= self._most_pages:
                return
            seen = self._seen[path] = Seen()
        seen.add(visitor)

    def take(self) -> dict[str, bytes]:
        """Return the sketches by path, and begin anew."""
        seen, self._seen = self._seen, {}
        return {path: one.bytes() for path, one in seen.items()}
