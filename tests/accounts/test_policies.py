from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from dateline.accounts import actions, policies
from dateline.accounts.errors import EmailTaken, NotAllowed
from dateline.accounts.models import AuditEntry, Role, User

pytestmark = pytest.mark.django_db


def _user(email: str = "ada@example.org") -> User:
    return actions.create_user(email=email, name="Ada", password="a long enough one", by=None)


def test_a_role_counts_in_its_service_only() -> None:
    user = _user()
    actions.give_role(user=user, role=Role.EDITOR, service="fa", by=None)
    assert policies.may(user, Role.EDITOR, service="fa")
    assert not policies.may(user, Role.EDITOR, service="en")
    assert policies.services_of(user, Role.EDITOR) == {"fa"}


def test_a_higher_role_includes_lower_ones_and_not_the_reverse() -> None:
    user = _user()
    actions.give_role(user=user, role=Role.EDITOR, service="en", by=None)
    assert policies.may(user, Role.REPORTER, service="en")
    assert policies.may(user, Role.TRANSLATOR, service="en")
    assert not policies.may(user, Role.PUBLISHER, service="en")


def test_a_translator_writes_but_does_not_report() -> None:
    user = _user()
    actions.give_role(user=user, role=Role.TRANSLATOR, service="fa", by=None)
    assert policies.may_write(user, service="fa")
    assert not policies.may(user, Role.REPORTER, service="fa")
    assert not policies.may_write(user, service="en")


def test_a_role_everywhere_counts_in_every_service() -> None:
    user = _user()
    actions.give_role(user=user, role=Role.ADMINISTRATOR, service="", by=None)
    assert policies.may(user, Role.PUBLISHER, service="sw")
    assert policies.services_of(user, Role.PUBLISHER) is None


def test_somebody_who_left_may_nothing() -> None:
    user = _user()
    actions.give_role(user=user, role=Role.ADMINISTRATOR, service="", by=None)
    user.is_active = False
    user.save()
    assert not policies.may(user, Role.REPORTER, service="en")
    assert list(policies.who_may(Role.REPORTER, service="en")) == []


def test_the_refusal_says_which_role_it_takes() -> None:
    with pytest.raises(NotAllowed, match="publish this.*publisher in en"):
        policies.demand(_user(), Role.PUBLISHER, service="en", to="publish this")


def test_an_address_is_taken_in_any_case_of_letters() -> None:
    _user("ada@example.org")
    with pytest.raises(EmailTaken):
        _user("ADA@example.org")


def test_a_token_opens_until_it_is_revoked_and_is_kept_only_as_a_hash() -> None:
    user = _user()
    secret = actions.create_token(user=user, label="script", by=user)
    assert actions.user_of_token(secret) == user
    token = user.tokens.get()
    assert secret not in str(token.__dict__)
    actions.revoke_token(token=token, by=user)
    assert actions.user_of_token(secret) is None


def test_the_audit_log_can_only_grow() -> None:
    _user()
    entry = AuditEntry.objects.get()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).update(verb="nothing")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.delete()
