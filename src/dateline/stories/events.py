"""What happens to stories, as others hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dateline.ground.events import Event


@dataclass(frozen=True)
class StoryCreated(Event):
    """There is a new story."""

    kind: ClassVar[str] = "stories.created"
    story: str
    slugline: str


@dataclass(frozen=True)
class ArticleChanged(Event):
    """An article was begun (revision 0), has a new revision or another state."""

    kind: ClassVar[str] = "stories.article-changed"
    article: str
    story: str
    service: str
    revision: int
    state: str
    headline: str


@dataclass(frozen=True)
class CommentsChanged(Event):
    """Somebody commented on an article, answered, or settled a thread."""

    kind: ClassVar[str] = "stories.comments-changed"
    article: str
    service: str


@dataclass(frozen=True)
class AttendanceChanged(Event):
    """Somebody opened an article in the editor, or closed it."""

    kind: ClassVar[str] = "stories.attendance-changed"
    article: str
    story: str
    service: str
