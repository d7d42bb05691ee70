"""Reads about comments."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from dateline.stories.models import Article, Comment


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its answers, oldest first."""

    first: Comment
    answers: tuple[Comment, ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.first.resolved is None


def threads_of(article: Article) -> list[Thread]:
    """Return the threads of an article, open ones first, each group oldest first, in two queries.

    A thread whose every comment was removed is left out.
    """
    answers = Comment.objects.filter(removed=None).select_related("author").order_by("created")
    firsts = (
        Comment.objects.filter(article=article, thread=None)
        .select_related("author", "resolved_by")
        .prefetch_related(Prefetch("answers", answers))
        .order_by("created")
    )
    threads = [Thread(first, tuple(first.answers.all())) for first in firsts]
    shown = [one for one in threads if one.answers or one.first.removed is None]
    return sorted(shown, key=lambda one: not one.is_open)
