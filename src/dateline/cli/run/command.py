"""The command `dateline run`."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Final

import click

from dateline.cli.lifeline import adopt_orphans, kill_leftovers
from dateline.cli.run.database import running_database
from dateline.cli.run.greeting import greet
from dateline.cli.run.interrupts import interrupts_stop_this_process
from dateline.cli.run.part import Part
from dateline.cli.run.place import require_free_port, sole_user
from dateline.cli.run.supervisor import PartEnded, Supervisor
from dateline.ground.settings import Settings, get_settings
from dateline.wires.watched import forget_watched

PARTS: Final = (Part("web", ("web",)), Part("worker", ("worker",)), Part("poll", ("poll",)))


@click.command()
@click.option("--sample/--no-sample", default=True, help="Fill a sample newsroom at first start.")
def run(sample: bool) -> None:
    """Start all of it: database, migrations, web server, worker, polling. Ctrl-C stops it.

    Exit status: 0 when somebody stopped it, 1 when a part ended by itself.
    """
    settings = get_settings()
    interrupts_stop_this_process()
    adopt_orphans()
    try:
        with sole_user(settings.var):
            require_free_port(settings.host, settings.port)
            with running_database(settings) as database:
                asyncio.run(_supervise(settings, database=database, sample=sample))
    except PartEnded as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        pass
    finally:
        kill_leftovers()
    click.echo("Stopped.")


async def _supervise(settings: Settings, *, database: str, sample: bool) -> None:
    environment = os.environ | {"DATABASE_URL": database, "PYTHONUNBUFFERED": "1"}
    supervisor = Supervisor(environment=environment, logs=settings.var / "log")
    settings.inbox.mkdir(parents=True, exist_ok=True)
    forget_watched(settings.var)
    prepare = Part("prepare", ("migrate", *(["--sample"] if sample else [])))
    if await supervisor.finish(prepare):
        await supervisor.run(PARTS, meanwhile=greet(settings))
