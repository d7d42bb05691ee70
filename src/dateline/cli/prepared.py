"""Making a process ready for its command."""

from __future__ import annotations

import os

import click

# Given by the supervisor to its parts: they end with the process of that number.
supervised = click.option("--supervised-by", "supervisor", type=int, hidden=True)


def with_django() -> None:
    """Make Django ready. Where the database is the embedded one, that starts it.

    Raises:
        dateline.ground.settings.SettingsError: a setting cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.ground.django")
    import django  # slow to import, and `--help` must not wait for it

    django.setup()
