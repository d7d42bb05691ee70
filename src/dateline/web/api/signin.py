"""Who asks: sign-in by token, and what takes a role."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from ninja.security import HttpBearer

from dateline.accounts.actions import user_of_token
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import Membership, User

_LONGEST_TOKEN: Final = 200


class SignedIn(HttpRequest):
    """A request whose sender is known."""

    auth: User


class TokenSignIn(HttpBearer):
    """`Authorization: Bearer <token>` (RFC 6750). No cookie counts, so nothing can be forged."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """Return the owner of the token, None if it is none or was revoked."""
        return user_of_token(token) if 0 < len(token) <= _LONGEST_TOKEN else None


def demand_reading(user: User) -> None:
    """Return if somebody may read what is not public: that takes a role in any service.

    Raises:
        NotAllowed: they have none.
    """
    if not Membership.objects.filter(user=user).exists():
        raise NotAllowed("You may not read this: it takes a role in one of the services.")
