"""Who may raise and retract alerts."""

from __future__ import annotations

from dateline.accounts import policies
from dateline.accounts.models import Role, User


def may_alert(user: User | None, *, service: str) -> bool:
    """Whether somebody may raise and retract alerts of the service: editors and above."""
    return policies.may(user, Role.EDITOR, service=service)


def demand_alert(user: User | None, *, service: str, to: str) -> None:
    """Return if somebody may raise and retract alerts of the service.

    Raises:
        NotAllowed: they may not; the message says which role it takes.
    """
    policies.demand(user, Role.EDITOR, service=service, to=to)
