"""`dateline settings`: every setting, its default and what it does."""

from __future__ import annotations

from pathlib import Path

import click
from pydantic.fields import FieldInfo

from dateline.ground.settings import PREFIX, Settings


@click.command()
def settings() -> None:
    """List every setting, as the table that stands in docs/operations.md."""
    click.echo(settings_table())


def settings_table() -> str:
    """Return a Markdown table of all settings: variable, default, meaning."""
    lines = ["| variable | default | meaning |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        cells = (f"`{_variable(name, field)}`", _default(field), field.description or "")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _variable(name: str, field: FieldInfo) -> str:
    alias = field.validation_alias
    return alias if isinstance(alias, str) else PREFIX + name.upper()


def _default(field: FieldInfo) -> str:
    default = field.default
    if default is None or default == "":
        return ""
    if isinstance(default, bool):
        return "`true`" if default else "`false`"
    return f"`{default.name if isinstance(default, Path) else default}`"
