"""What must be right before readers get an article. Later domains add checks of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from dateline.desk.checks import bars_of
from dateline.stories.models import Article
from dateline.stories.snapshots import Snapshot

from .documents import Document

Check = Callable[[Document, Snapshot, Article, datetime], list[str]]
_checks: Final[list[Check]] = []


def check(function: Check) -> Check:
    """Have a function asked before every publication; it returns one sentence a problem."""
    _checks.append(function)
    return function


def problems(
    document: Document, snapshot: Snapshot, article: Article, now: datetime
) -> tuple[str, ...]:
    """Return why the article is not ready for readers; nothing when it is."""
    return tuple(
        problem for check in _checks for problem in check(document, snapshot, article, now)
    )


@check
def the_desk_bars_nothing(
    document: Document, snapshot: Snapshot, article: Article, now: datetime
) -> list[str]:
    """Words, pictures and the wires behind them are as the desk demands, whoever publishes."""
    return [bar.sentence for bar in bars_of(article, snapshot=snapshot, now=now)]
