"""The port: what every store of pages does."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Content:
    """What is answered at a path (decoded, starting with a slash).

    A `status` of 410 marks the notice that stands where something was withdrawn.
    """

    path: str
    body: bytes
    status: Literal[200, 410] = 200


class Outcome(Enum):
    """What became of a content that was put."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    OLDER = "older"


class Way(Protocol):
    """How a batch of pages comes into a store, while others are rendered."""

    def put(self, content: Content, sequence: int, is_new: bool) -> Future[Outcome]:
        """Put a page; `is_new`: the store holds something else, as far as is known."""

    def remove(self, path: str, sequence: int) -> Future[Outcome]:
        """Take a page out."""

    def finish(self) -> None:
        """Do what is left for whoever gave the batch."""


class Store(Protocol):
    """A place for pages. Sequences grow with each rendering of a path; a lower one never wins.

    `name` says which one it is, to people; `at_once` how many threads may put pages best; `is_near`
    whether reading asks no other machine.
    """

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def at_once(self) -> int:
        """How many threads put pages at the same time."""

    @property
    def is_near(self) -> bool:
        """Whether pages are read from here without asking another machine."""

    def way(self, threads: ThreadPoolExecutor) -> Way:
        """Return how a batch is written here best, with the threads (`at_once`) that help."""

    def put(self, content: Content, *, sequence: int) -> Outcome:
        """Replace what is answered at the path, in one step, unless it is newer already."""

    def remove(self, path: str, *, sequence: int) -> Outcome:
        """Answer nothing at the path any more, unless something newer was put there."""

    def read(self, path: str) -> Content | None:
        """Return what is answered at the path."""

    def read_media(self, name: str) -> bytes | None:
        """Return a rendition of a picture, `media/…`, that pages show; None: it is not there."""

    def paths(self) -> Iterator[str]:
        """Yield every path that is answered."""

    def bad_copies(self, path: str) -> Iterator[str]:
        """Yield what else is answered at the path, by encoding, and holds another content."""

    def strangers(self) -> Iterator[str]:
        """Yield what lies among the pages and was not put here, where a store can tell."""

    def settle(self) -> None:
        """Return when all that was put before is safe from a failure of power."""
