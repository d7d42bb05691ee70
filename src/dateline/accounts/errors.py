"""What can be wrong with who somebody is and what they may do."""


class NotAllowed(Exception):
    """You may not do this."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.__doc__)


class EmailTaken(Exception):
    """Somebody with this e-mail address is here already."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)
