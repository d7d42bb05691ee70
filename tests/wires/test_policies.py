"""Who is shown what is under embargo."""

from __future__ import annotations

import pytest

from dateline.accounts.actions import create_token, create_user, give_role
from dateline.accounts.models import ApiToken, Role, User
from dateline.wires.policies import may_see_embargoed

pytestmark = pytest.mark.django_db


def _somebody(*roles: tuple[Role, str]) -> User:
    user = create_user(email="ada@example.org", name="Ada", password=None, by=None)
    for role, service in roles:
        give_role(user=user, role=role, service=service, by=None)
    return user


@pytest.mark.parametrize(
    "role", [Role.REPORTER, Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR], ids=str
)
def test_who_writes_or_checks_in_any_service_sees_what_is_under_embargo(role: Role) -> None:
    assert may_see_embargoed(_somebody((role, "fa")))


def test_a_translator_does_not_unless_a_reporter_elsewhere() -> None:
    user = _somebody((Role.TRANSLATOR, "fa"))
    assert not may_see_embargoed(user)
    give_role(user=user, role=Role.REPORTER, service="en", by=None)
    assert may_see_embargoed(user)


def test_nobody_somebody_without_a_role_and_somebody_who_left_do_not() -> None:
    user = _somebody()
    assert not may_see_embargoed(None)
    assert not may_see_embargoed(user)
    give_role(user=user, role=Role.EDITOR, service="", by=None)
    user.is_active = False
    assert not may_see_embargoed(user)


def test_a_token_never_does_whoever_owns_it() -> None:
    user = _somebody((Role.ADMINISTRATOR, ""))
    create_token(user=user, label="feed reader", by=user)
    assert not may_see_embargoed(ApiToken.objects.get())
