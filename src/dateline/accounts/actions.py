"""Every write about people, and the audit log."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from dateline.accounts.errors import EmailTaken
from dateline.accounts.models import ApiToken, AuditEntry, Membership, Role, User


def record(
    *,
    by: User | None,
    verb: str,
    target_kind: str,
    target_id: object,
    service: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add a line to the audit log, in the present transaction."""
    AuditEntry.objects.create(
        by=by,
        verb=verb,
        target_kind=target_kind,
        target_id=str(target_id),
        service_code=service,
        detail=dict(detail or {}),
    )


@transaction.atomic
def create_user(
    *,
    email: str,
    name: str,
    password: str | None,
    job_title: str = "",
    ui_language: str = "en",
    by: User | None,
) -> User:
    """Add somebody. Without a password they cannot sign in by one (single sign-on, or later).

    Effects: a user; an audit entry.

    Raises:
        EmailTaken: somebody has the address already.
        django.core.exceptions.ValidationError: the password is too easy.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise EmailTaken
    user = User(email=email, name=name, job_title=job_title, ui_language=ui_language)
    if password is not None:
        validate_password(password, user)
    user.set_password(password)
    user.save()
    record(by=by, verb="create", target_kind="user", target_id=user.pk)
    return user


@transaction.atomic
def set_password(*, user: User, password: str, by: User | None) -> None:
    """Give somebody a new password; their other sessions end.

    Effects: the user; an audit entry.

    Raises:
        django.core.exceptions.ValidationError: the password is too easy.
    """
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    record(by=by, verb="set-password", target_kind="user", target_id=user.pk)


@transaction.atomic
def give_role(*, user: User, role: Role, service: str, by: User | None) -> Membership:
    """Give somebody a role in a service ("" for all), in place of the one they had there.

    Effects: a membership; an audit entry.
    """
    membership, _ = Membership.objects.update_or_create(
        user=user, service_code=service, defaults={"role": role}
    )
    record(
        by=by,
        verb="give-role",
        target_kind="user",
        target_id=user.pk,
        service=service,
        detail={"role": role.value},
    )
    return membership


@transaction.atomic
def create_token(*, user: User, label: str, by: User | None) -> str:
    """Make an API token for somebody and return it: it is shown once, only its hash is kept.

    Effects: a token; an audit entry.
    """
    secret = "dl_" + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(user=user, label=label, sha256=_hash(secret))
    record(by=by, verb="create", target_kind="token", target_id=token.pk)
    return secret


@transaction.atomic
def revoke_token(*, token: ApiToken, by: User | None) -> None:
    """End an API token at once.

    Effects: the token; an audit entry.
    """
    ApiToken.objects.filter(pk=token.pk, revoked=None).update(revoked=timezone.now())
    record(by=by, verb="revoke", target_kind="token", target_id=token.pk)


def user_of_token(secret: str) -> User | None:
    """Return the owner of an API token if both are valid, and note that the token was used."""
    token = (
        ApiToken.objects.select_related("user")
        .filter(sha256=_hash(secret), revoked=None, user__is_active=True)
        .first()
    )
    if token is None:
        return None
    ApiToken.objects.filter(pk=token.pk).update(last_used=timezone.now())
    return token.user


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
