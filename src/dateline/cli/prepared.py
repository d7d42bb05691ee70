"""Making a process ready for its command."""

from __future__ import annotations

import gc
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

    # What is imported stays: looking for what of it may go is a tenth of the time.
    gc.disable()
    try:
        django.setup()
    finally:
        gc.enable()
