"""What readers do not get as it should be: for a notice on the desk, and a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.publishing.models import Page, Purge
from dateline.publishing.queries import failing_pages, failing_purges

_NAMED: Final = 3
MOST_LISTED: Final = 500


@dataclass(frozen=True, slots=True)
class Troubles:
    """Pages that keep their old files, and changes of which caches in front do not know.

    `pages` are some of the `failing`, those that failed most often first; `untold` counts the
    changes that wait for a cache, of which `purge` is the oldest.
    """

    pages: Sequence[Page]
    failing: int
    untold: int
    purge: Purge | None

    def __bool__(self) -> bool:
        return bool(self.failing or self.untold)

    @property
    def more(self) -> int:
        """How many pages fail besides those that are named."""
        return self.failing - len(self.pages)


def site_troubles(most: int = _NAMED) -> Troubles:
    """Return what is wrong with readers' pages now, naming so many pages."""
    failing, untold = failing_pages(), failing_purges()
    return Troubles(
        pages=list(failing.order_by("-failures", "path")[:most]),
        failing=failing.count(),
        untold=untold.count(),
        purge=untold.first(),
    )
