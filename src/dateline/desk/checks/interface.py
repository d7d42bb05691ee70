"""What a check is: a function that looks at an article and says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from django.utils.functional import Promise

from dateline.desk.checks.subject import Subject

Level = Literal["bar", "warn", "ok"]


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. `bar` bars publication, `warn` does not, `ok` says that all is in order.

    `block` or `field` name the place to go to, where there is one.
    """

    code: str
    level: Level
    sentence: str
    block: UUID | None = None
    field: str | None = None


Look = Callable[[Subject], Iterator[Check]]


@dataclass(frozen=True, slots=True)
class Registered:
    """A check by its code, with what is said when it finds nothing, and whether it can bar.

    A `fixed` one protects readers, agencies or the law: no desk can make it weaker.
    """

    code: str
    ok: Promise
    can_bar: bool
    fixed: bool
    look: Look


REGISTRY: Final[list[Registered]] = []


def check(
    code: str, *, ok: Promise, can_bar: bool = False, fixed: bool = False
) -> Callable[[Look], Look]:
    """Have a function asked about every article.

    Args:
        code: names the check; its findings may have codes of their own that begin with it.
        ok: the sentence for the desk when the function finds nothing, in the language of whoever
            reads it.
        can_bar: whether its findings can bar without the desk saying so.
        fixed: whether desks cannot set another level for it.
    """

    def register(look: Look) -> Look:
        REGISTRY.append(Registered(code, ok, can_bar, fixed, look))
        return look

    return register
