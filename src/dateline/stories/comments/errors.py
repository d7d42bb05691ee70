"""What can be wrong with a comment."""

from __future__ import annotations

from dateline.stories.errors import StoryError


class BadComment(StoryError):
    """The comment cannot be kept as it is."""


class NotYours(StoryError):
    """Only who wrote a comment may change or remove it."""
