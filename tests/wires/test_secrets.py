"""Secrets of feeds: sealed at rest, told only with the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.ground import settings as ground
from dateline.ground.settings import get_settings
from dateline.wires.actions import add_feed
from dateline.wires.models import Feed
from dateline.wires.secrets import SecretLost, seal, unseal


def test_a_sealed_secret_is_unsealed_again() -> None:
    assert unseal(seal("pässword")) == "pässword"


def test_sealing_hides_the_secret_and_is_never_twice_the_same() -> None:
    assert "password" not in seal("password")
    assert seal("password") != seal("password")


def test_no_secret_stays_none() -> None:
    assert unseal(seal("")) == ""


def test_another_key_does_not_open_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sealed = seal("password")
    elsewhere = get_settings().model_copy(update={"var": tmp_path})
    monkeypatch.setattr(ground, "get_settings", lambda: elsewhere)
    with pytest.raises(SecretLost, match="var/keys/feeds"):
        unseal(sealed)


@pytest.mark.django_db
def test_a_feed_keeps_its_secret_sealed() -> None:
    add_feed(
        kind="ftp", name="A", address="ftp://ftp.example", username="u", secret="word", by=None
    )
    feed = Feed.objects.get()
    assert "word" not in feed.secret
    assert unseal(feed.secret) == "word"


@pytest.mark.django_db
def test_two_users_of_one_server_are_two_feeds() -> None:
    for name in ("sport", "politics"):
        add_feed(kind="ftp", name=name, address="ftp://ftp.example", username=name, by=None)
    assert Feed.objects.count() == 2
