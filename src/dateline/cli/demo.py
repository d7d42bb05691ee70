"""`dateline demo`: fills a sample newsroom."""

from __future__ import annotations

import click

from dateline.cli.prepared import with_django


@click.command()
def demo() -> None:
    """Fill a sample newsroom: people, wire items, pictures, stories in eight languages."""
    with_django()
    from dateline.demo.load import load_demo

    load_demo()
    click.echo("The sample newsroom is filled. `dateline run` starts it.")
