"""Who may do what with pictures: they belong to the whole house, so any role anywhere is enough."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import Membership, User


def may_handle_pictures(user: User | None) -> bool:
    """Whether somebody may add pictures and describe them. None is the system itself."""
    if user is None:
        return True
    return user.is_active and Membership.objects.filter(user=user).exists()


def demand_handling(user: User | None, *, to: str) -> None:
    """Return if somebody may handle pictures; `to` completes the sentence "You may not …".

    Raises:
        NotAllowed: they have no role in any service.
    """
    if not may_handle_pictures(user):
        raise NotAllowed(_("You may not %s: it takes a role in one of the services.") % _(to))
