"""`dateline worker`: does the jobs."""

from __future__ import annotations

from importlib import import_module

import click

from dateline.cli.lifeline import be_part_of
from dateline.cli.prepared import supervised, with_django


@click.command()
@supervised
def worker(supervisor: int | None) -> None:
    """Do the jobs that wait in the database, those of dead workers too, and keep house."""
    be_part_of(supervisor)
    with_django()
    from procrastinate.contrib.django.django_connector import (
        DjangoConnector,
    )

    from dateline.ground.jobs import app, worker_options
    from dateline.publishing.delivery.configured import employ_writers

    # Two jobs that begin at once, each in its thread, would wait for one another's half of it.
    import_module("dateline.publishing.actions")
    employ_writers()
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("the jobs are not on Django's database")
    with app.replace_connector(connector.get_worker_connector()):
        app.run_worker(**worker_options())
