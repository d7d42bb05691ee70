"""What can be wrong when a story is written."""

from __future__ import annotations

from collections.abc import Sequence


class StoryError(Exception):
    """This cannot be done with the story."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.__doc__)


class ArticleExists(StoryError):
    """The service has an article of this story already: open that one."""


class BadDraft(StoryError):
    """The article cannot be saved as it is."""


class Conflict(StoryError):
    """Somebody else changed the same place meanwhile.

    Args:
        by: names of those who saved since the base revision.
        fields: names of the fields changed on both sides.
        blocks: ids of the blocks changed on both sides.
    """

    def __init__(self, *, by: Sequence[str], fields: Sequence[str], blocks: Sequence[str]) -> None:
        self.by, self.fields, self.blocks = tuple(by), tuple(fields), tuple(blocks)
        who = ", ".join(self.by) or "Somebody"
        places = [*self.fields]
        if blocks:
            places.append("one block" if len(blocks) == 1 else f"{len(blocks)} blocks")
        super().__init__(
            f"{who} changed {' and '.join(places) or 'the order of blocks'} while you wrote. "
            "Nothing is lost: compare both and save again."
        )
