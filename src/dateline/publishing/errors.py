"""What can be wrong when something is published."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _


class PublishingError(Exception):
    """This cannot be published."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or _(self.__doc__ or ""))


class NotReady(PublishingError):
    """The article is not ready for readers.

    Args:
        problems: one sentence each; what is missing and where.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


class NewerPublished(PublishingError):
    """Readers have a newer revision of this article already: look at it before you publish."""


class BadNote(PublishingError):
    """A note for readers needs words, and goes with the update of what they have already."""


class BadTime(PublishingError):
    """The time is past already: publish it now, or choose a later one."""


class NoEmbargo(PublishingError):
    """Nothing that the article rests on is under embargo: choose a time, or publish it now."""


class NotScheduled(PublishingError):
    """The article is not scheduled any more."""


class NotPublished(PublishingError):
    """Readers have no page of this article, so there is nothing to withdraw."""


class OtherRevision(PublishingError):
    """The revision belongs to another article."""


class BadArrangement(PublishingError):
    """This is no arrangement of a front."""


class FrontChanged(PublishingError):
    """Somebody arranged this front in the meantime: see what they changed, then save again."""


class FrontNotScheduled(PublishingError):
    """This change of the front does not wait any more."""
