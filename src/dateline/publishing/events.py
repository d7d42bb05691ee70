"""What is published, as others hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dateline.ground.events import Event


@dataclass(frozen=True)
class ArticlePublished(Event):
    """Readers get an article, or another version of it. `path` is that of its page."""

    kind: ClassVar[str] = "publishing.published"
    article: str
    story: str
    service: str
    publication: str
    number: int
    revision: int
    path: str
    headline: str
    update: bool


@dataclass(frozen=True)
class ArticleWithdrawn(Event):
    """Readers get a notice in place of an article."""

    kind: ClassVar[str] = "publishing.withdrawn"
    article: str
    story: str
    service: str
    publication: str
    number: int
    path: str


@dataclass(frozen=True)
class PagesRendered(Event):
    """Pages of a service are on disk as they are to be; `paths` are those that changed."""

    kind: ClassVar[str] = "publishing.rendered"
    service: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class ScheduleChanged(Event):
    """An article was scheduled, moved or called off, went out at its time, or was stopped then.

    `person` is who scheduled it, and `reason` why it was stopped.
    """

    kind: ClassVar[str] = "publishing.schedule-changed"
    schedule: str
    article: str
    story: str
    service: str
    state: str
    at: str
    person: str
    reason: str


@dataclass(frozen=True)
class FrontArranged(Event):
    """A front stands otherwise: arranged by somebody, or because a pin ended (`turned`)."""

    kind: ClassVar[str] = "publishing.front-arranged"
    service: str
    number: int
    person: str
    turned: bool


@dataclass(frozen=True)
class FrontScheduleChanged(Event):
    """A change of a front was scheduled, called off, took effect, or was stopped at its time."""

    kind: ClassVar[str] = "publishing.front-schedule-changed"
    schedule: str
    service: str
    state: str
    person: str


@dataclass(frozen=True)
class FrontDrafted(Event):
    """Somebody is arranging a front, or has let go of what they arranged; readers see nothing."""

    kind: ClassVar[str] = "publishing.front-drafted"
    service: str
    person: str
