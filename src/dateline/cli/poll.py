"""`dateline poll`: watches the folders and feeds of the wires."""

from __future__ import annotations

import click

from dateline.cli.lifeline import die_with
from dateline.cli.prepared import supervised, with_django


@click.command()
@supervised
def poll(supervisor: int | None) -> None:
    """Take in what the wires send: watch the inbox, ask the feeds."""
    die_with(supervisor)
    with_django()
    from dateline.wires.transports import runner

    runner.run()
