"""Who may publish."""

from __future__ import annotations

from dateline.accounts import policies
from dateline.accounts.models import Role, User
from dateline.stories.models import Article


def may_publish(user: User | None, article: Article) -> bool:
    """Whether somebody may publish and withdraw in the article's service: editors and above."""
    return policies.may(user, Role.EDITOR, service=article.service_id)


def demand_publish(user: User | None, article: Article, *, to: str) -> None:
    """Return if somebody may publish and withdraw in the article's service.

    Raises:
        NotAllowed: they may not; the message says which role it takes.
    """
    policies.demand(user, Role.EDITOR, service=article.service_id, to=to)


def may_arrange(user: User | None, service: str) -> bool:
    """Whether somebody may arrange the front of a service: its editors and above."""
    return policies.may(user, Role.EDITOR, service=service)


def demand_arrange(user: User | None, service: str) -> None:
    """Return if somebody may arrange the front of a service.

    Raises:
        NotAllowed: they may not; the message says which role it takes.
    """
    policies.demand(user, Role.EDITOR, service=service, to="arrange this front")
