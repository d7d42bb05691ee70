"""What a desk does not let pass, in words for the person who must act."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class DeskError(Exception):
    """This cannot be done at the desk."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or _(self.__doc__ or ""))


class SecondEyesNeeded(DeskError):
    """Words of this text were seen by nobody but you.

    Args:
        blocks: those whose words only the person who acts wrote and read.
    """

    def __init__(self, blocks: Sequence[UUID]) -> None:
        self.blocks = tuple(blocks)
        sentence = ngettext(
            "%(count)s block was seen by nobody but you, and this desk wants a second pair of "
            "eyes: have a colleague read the text and approve it, or let a colleague go on with "
            "it.",
            "%(count)s blocks were seen by nobody but you, and this desk wants a second pair of "
            "eyes: have a colleague read the text and approve it, or let a colleague go on with "
            "it.",
            len(blocks),
        )
        super().__init__(sentence % {"count": len(blocks)})


class NotByHand(DeskError):
    """The article cannot be moved to this state by hand."""


class NothingToRead(DeskError):
    """Nothing is saved yet: there is no text to approve."""


class FixedCheck(DeskError):
    """This check cannot be made weaker."""


class UnknownCheck(DeskError):
    """There is no check of this name, or no such level."""


class BadAssignment(DeskError):
    """This cannot be assigned so."""
