"""The record of what a page reads while it is rendered."""

from __future__ import annotations


class Reads:
    """Collects keys (`pages.keys`)."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def add(self, *keys: str) -> None:
        """Note that the page depends on these."""
        self.keys.update(keys)
