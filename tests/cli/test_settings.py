from __future__ import annotations

from pathlib import Path

from dateline.cli.settings import settings_table
from dateline.ground.settings import Settings

OPERATIONS = Path(__file__).parent.parent.parent / "docs" / "operations.md"


def test_the_documentation_lists_every_setting_as_it_is() -> None:
    assert settings_table() in OPERATIONS.read_text(encoding="utf-8"), (
        "docs/operations.md: put the output of `dateline settings` there"
    )


def test_every_setting_says_what_it_does() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_the_table_shows_no_value_of_this_machine(monkeypatch) -> None:
    monkeypatch.setenv("DATELINE_SECRET_KEY", "k" * 40)
    assert "kkkk" not in settings_table()
