"""What can be wrong with who somebody is and what they may do."""

from django.utils.translation import gettext as _


class NotAllowed(Exception):
    """You may not do this."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or _(self.__doc__ or ""))


class EmailTaken(Exception):
    """Somebody with this e-mail address is here already."""

    def __init__(self) -> None:
        super().__init__(_(self.__doc__ or ""))
