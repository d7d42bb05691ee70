"""What can be wrong with an alert."""

from django.utils.translation import gettext as _


class BadAlert(Exception):
    """This cannot be an alert."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or _(self.__doc__ or ""))
