"""What can be wrong when a story is written."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class StoryError(Exception):
    """This cannot be done with the story."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or _(self.__doc__ or ""))


class ArticleExists(StoryError):
    """The service has an article of this story already: open that one."""


class BadDraft(StoryError):
    """The article cannot be saved as it is."""


class NoSuchWords(StoryError):
    """The article has no such words that were kept."""


class Conflict(StoryError):
    """Somebody else changed the same place meanwhile.

    Args:
        by: names of those who saved since the base revision.
        fields: names of the fields changed on both sides.
        blocks: ids of the blocks changed on both sides.
    """

    def __init__(self, *, by: Sequence[str], fields: Sequence[str], blocks: Sequence[str]) -> None:
        self.by, self.fields, self.blocks = tuple(by), tuple(fields), tuple(blocks)
        places = [*self.fields]
        if blocks:
            count = {"count": len(blocks)}
            places.append(ngettext("%(count)s block", "%(count)s blocks", len(blocks)) % count)
        super().__init__(
            _(
                "%(who)s changed %(what)s while you wrote. Nothing is lost: compare both and save "
                "again."
            )
            % {
                "who": ", ".join(self.by) or _("Somebody"),
                "what": _(" and ").join(places) or _("the order of blocks"),
            }
        )
