"""What can be wrong with a wire file, said to whoever must act on it."""

from __future__ import annotations

from typing import ClassVar


class WireError(Exception):
    """A wire file that cannot be read.

    `code` is stable and for programs, `message` is a sentence for people, `place` says where in
    the file: line and column, byte offset or JSON path.
    """

    code: ClassVar[str] = "unreadable"

    def __init__(self, message: str, *, place: str | None = None) -> None:
        super().__init__(f"{message} ({place})" if place else message)
        self.message = message
        self.place = place


class UnknownFormat(WireError):
    """No format that Dateline knows recognises the file."""

    code = "unknown-format"


class EmptyFile(WireError):
    """The file holds nothing."""

    code = "empty"


class TooLarge(WireError):
    """The file is larger than the installation takes."""

    code = "too-large"


class Malformed(WireError):
    """The file breaks the syntax of XML or JSON, or ends before its end."""

    code = "malformed"


class TooDeep(WireError):
    """The file nests deeper than any news item does."""

    code = "too-deep"


class EntitiesDeclared(WireError):
    """The file declares entities of its own, which is how XML bombs and file theft are made."""

    code = "entities-declared"


class NoItems(WireError):
    """The file is well formed but carries no news item."""

    code = "no-items"


class Unstorable(WireError):
    """The file says something that the database cannot hold."""

    code = "unstorable"


class BadRule(Exception):
    """A rule that cannot be kept as it is; `field` says which part of it is wrong."""

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field


class TooManyColumns(Exception):
    """Somebody wants more columns on their screen than are allowed."""

    def __init__(self, most: int) -> None:
        super().__init__(f"You have {most} columns already. Remove one first.")


class BadFeed(Exception):
    """A feed that cannot be kept as it is; `field` says which part of it is wrong."""

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field
