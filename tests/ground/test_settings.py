from __future__ import annotations

from pathlib import Path

import pytest

from dateline.ground.settings import SettingsError, kept_secret, read_settings


def test_what_is_not_set_has_a_working_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATELINE_PORT", "DATELINE_SITE_URL", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    settings = read_settings()
    assert settings.public_url == "http://127.0.0.1:8000"
    assert settings.database_url is None
    assert settings.inbox == settings.var / "wires" / "inbox"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATELINE_PORT", "eighty", "Set DATELINE_PORT"),
        ("DATELINE_PORT", "70000", "Set DATELINE_PORT"),
        ("DATABASE_URL", "mysql://root@localhost/x", "only PostgreSQL"),
        ("DATELINE_SECRET_KEY", "short", "Set DATELINE_SECRET_KEY"),
        ("DATELINE_LOG_LEVEL", "LOUD", "Set DATELINE_LOG_LEVEL"),
        ("DATELINE_SITE_URL", "not a url", "Set DATELINE_SITE_URL"),
    ],
)
def test_a_wrong_value_ends_with_a_sentence_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=sentence) as refused:
        read_settings()
    assert name in str(refused.value)


def test_an_error_never_shows_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_SECRET_KEY", "hunter2")
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert "hunter2" not in str(refused.value)


def test_the_public_address_has_no_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_SITE_URL", "https://news.example.org/")
    assert read_settings().public_url == "https://news.example.org"


def test_a_secret_is_made_once_and_only_its_owner_may_read_it() -> None:
    first = kept_secret("test-secret")
    assert kept_secret("test-secret") == first
    assert len(first) >= 32
    from dateline.ground.settings import get_settings

    path: Path = get_settings().var / "keys" / "test-secret"
    assert path.stat().st_mode & 0o077 == 0


def test_a_given_secret_wins() -> None:
    assert kept_secret("test-other", "given by the environment") == "given by the environment"
