from __future__ import annotations

import pytest
from django.test import Client
from tests.web.newsroom.conftest import signed_in

from dateline.accounts import actions as accounts
from dateline.accounts.models import Role, User

PASSWORD = "a long sentence to sign in by"


@pytest.fixture
def known(english: object) -> User:
    user = accounts.create_user(email="known@example.org", name="Known", password=PASSWORD, by=None)
    accounts.give_role(user=user, role=Role.REPORTER, service="en", by=None)
    return user


def test_the_right_password_opens_the_wires(client: Client, known: User) -> None:
    sent = {"login": "known@example.org", "password": PASSWORD}
    response = client.post("/newsroom/sign-in/", sent, follow=True)
    assert response.redirect_chain[-1][0] == "/newsroom/wires/"


def test_the_wrong_password_says_so_beside_the_form(client: Client, known: User) -> None:
    sent = {"login": "known@example.org", "password": "wrong"}
    response = client.post("/newsroom/sign-in/", sent)
    assert 'role="alert"' in response.content.decode()
    assert client.get("/newsroom/wires/").status_code == 302


def test_signing_out_takes_a_form(known: User) -> None:
    client = signed_in(known)
    client.get("/newsroom/sign-out/")
    assert client.get("/newsroom/wires/").status_code == 200
    client.post("/newsroom/sign-out/")
    assert client.get("/newsroom/wires/").status_code == 302


def test_the_chosen_language_holds_on_every_page(known: User) -> None:
    client = signed_in(known)
    client.post("/newsroom/account/", {"language": "fa", "theme": "dark"})
    html = client.get("/newsroom/wires/").content.decode()
    assert '<html lang="fa" dir="rtl" data-theme="dark">' in html
    assert "خبرگزاری" in html


@pytest.mark.parametrize("path", ["", "totp/activate/", "webauthn/", "webauthn/add/"])
def test_two_step_sign_in_can_be_set_up(path: str, known: User, client: Client) -> None:
    client.post("/newsroom/sign-in/", {"login": "known@example.org", "password": PASSWORD})
    client.post("/newsroom/sign-in/again/", {"password": PASSWORD})
    response = client.get(f"/newsroom/account/two-step/{path}")
    assert response.status_code == 200
    assert "entrance-box" in response.content.decode()
