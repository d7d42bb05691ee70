"""What can be wrong when something is translated."""

from __future__ import annotations

from django.utils.translation import gettext as _


class TranslationError(Exception):
    """This cannot be done with the translation."""

    def __init__(self) -> None:
        super().__init__(_(self.__doc__ or ""))


class NoTranslation(TranslationError):
    """The block is no translation, or is not in the article any more: there is nothing to mark."""


class SourceMovedOn(TranslationError):
    """The source was changed again after you read it: compare once more."""
