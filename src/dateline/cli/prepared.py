"""Making a process ready for its command."""

from __future__ import annotations

import gc
import os
from typing import Final

import click

_COLLECT_AFTER: Final = (10_000, 20, 20)
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
    # Nor is it looked at later; and a batch of wires or a page makes thousands of objects that all
    # go by themselves, between which a collector that looks after each 700 finds nothing.
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
