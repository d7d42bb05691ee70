"""What kind of text an article is for its readers."""

from __future__ import annotations

from typing import Final, Literal, get_args

Genre = Literal["", "live", "live-from-start", "live-ended", "gallery"]
"""A report; one that grows, read newest first, oldest first, or ended; a gallery of pictures."""
GENRES: Final[tuple[Genre, ...]] = get_args(Genre)
_LIVE: Final = frozenset({"live", "live-from-start", "live-ended"})


def is_live(genre: Genre) -> bool:
    """Whether the text is made of entries, each under a heading of level 2."""
    return genre in _LIVE


def is_growing(genre: Genre) -> bool:
    """Whether readers may expect more entries."""
    return genre in ("live", "live-from-start")


def is_newest_first(genre: Genre) -> bool:
    """Whether readers first get the newest entry on top."""
    return genre != "live-from-start"
