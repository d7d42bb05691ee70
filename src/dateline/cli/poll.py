"""`dateline poll`: watches the folders and feeds of the wires."""

from __future__ import annotations

import click

from dateline.cli.lifeline import be_part_of
from dateline.cli.prepared import supervised, with_django


@click.command()
@supervised
def poll(supervisor: int | None) -> None:
    """Take in what the wires send: watch the inbox, ask the feeds."""
    be_part_of(supervisor)
    with_django()
    from dateline.wires.transports import runner

    runner.run()
