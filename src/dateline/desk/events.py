"""What happens at desks, as others hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dateline.ground.events import Event


@dataclass(frozen=True)
class AssignmentChanged(Event):
    """Something was assigned, taken, handed over or done; `to` is the person concerned."""

    kind: ClassVar[str] = "desk.assignment-changed"
    assignment: str
    story: str
    service: str
    to: str
    state: str
    by: str


@dataclass(frozen=True)
class TextApproved(Event):
    """Somebody approved the present text of an article."""

    kind: ClassVar[str] = "desk.approved"
    article: str
    story: str
    service: str
    by: str


@dataclass(frozen=True)
class ArticleHeld(Event):
    """The desk holds an article back until an instant (RFC 3339), or with "" no longer."""

    kind: ClassVar[str] = "desk.held"
    article: str
    story: str
    service: str
    until: str


@dataclass(frozen=True)
class FindingsCounted(Event):
    """The checks find another number of bars or warnings in an article than before."""

    kind: ClassVar[str] = "desk.findings-counted"
    article: str
    story: str
    service: str
    bars: int
    warnings: int
