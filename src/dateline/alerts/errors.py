"""What can be wrong with an alert."""


class BadAlert(Exception):
    """This cannot be an alert."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.__doc__)
