"""Why a feed could not be fetched, for the person who looks after it."""

from __future__ import annotations


class FetchError(Exception):
    """A feed could not be fetched. `wait` is how many seconds the server asks to be left alone."""

    def __init__(self, message: str, *, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait
