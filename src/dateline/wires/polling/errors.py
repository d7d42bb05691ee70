"""Why a feed could not be fetched, for the person who looks after it."""

from __future__ import annotations


class FetchError(Exception):
    """A feed could not be fetched. `wait` is how many seconds the server asks to be left alone."""

    def __init__(self, message: str, *, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class FileTrouble(FetchError):
    """The server answered, but one of its files cannot be taken or read; the others came in.

    The feed is asked again as usual. `new_items` is how many versions are new by the other files.
    """

    def __init__(self, message: str, *, new_items: int) -> None:
        super().__init__(message)
        self.new_items = new_items
