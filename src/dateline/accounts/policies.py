"""Who may do what, by service: may somebody, in which services, and who may."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import Role, User

_RANK: Final = {
    Role.TRANSLATOR: 1,
    Role.REPORTER: 1,
    Role.EDITOR: 2,
    Role.PUBLISHER: 3,
    Role.ADMINISTRATOR: 4,
}


def roles_including(role: Role) -> list[str]:
    """Return the roles that may do whatever `role` may: those of higher rank, and itself."""
    return [other.value for other in Role if other == role or _RANK[other] > _RANK[role]]


def may(user: User | None, role: Role, *, service: str) -> bool:
    """Whether somebody has at least this role in the service. None is the system itself."""
    if user is None:
        return True
    if not user.is_active:
        return False
    return not {"", service}.isdisjoint(_codes(user, role))


def may_write(user: User | None, *, service: str) -> bool:
    """Whether somebody may write articles of the service: reporters and translators both may."""
    return may(user, Role.REPORTER, service=service) or may(user, Role.TRANSLATOR, service=service)


def services_of(user: User, role: Role) -> set[str] | None:
    """Return the codes of the services in which somebody has at least this role; None means all."""
    codes = _codes(user, role)
    return None if "" in codes else codes


def _codes(user: User, role: Role) -> set[str]:
    roles = roles_including(role)
    # By what was read of the person before, if it was: a page asks several times.
    return {one.service_code for one in user.memberships.all() if one.role in roles}


def who_may(role: Role, *, service: str) -> QuerySet[User]:
    """Return the active people who have at least this role in the service."""
    return User.objects.filter(
        is_active=True,
        memberships__role__in=roles_including(role),
        memberships__service_code__in=["", service],
    ).distinct()


def who_may_write(service: str) -> QuerySet[User]:
    """Return the active people who may write articles of the service."""
    reporters, translators = (
        who_may(role, service=service) for role in (Role.REPORTER, Role.TRANSLATOR)
    )
    return reporters | translators


def demand(user: User | None, role: Role, *, service: str, to: str) -> None:
    """Return if somebody has the role.

    Args:
        to: what for, as it completes the sentence "You may not …".

    Raises:
        NotAllowed: they have not; the message says which role is needed where.
    """
    if not may(user, role, service=service):
        raise NotAllowed(
            _("You may not %(what)s: it takes the role %(role)s in %(service)s.")
            % {"what": _(to), "role": role.value, "service": service or _("every service")}
        )


def demand_write(user: User | None, *, service: str, to: str) -> None:
    """Return if somebody may write articles of the service.

    Raises:
        NotAllowed: they may not; the message says which role is needed where.
    """
    if not may_write(user, service=service):
        raise NotAllowed(
            _("You may not %(what)s: it takes a role in the service %(service)s.")
            % {"what": _(to), "service": service}
        )
