"""`dateline migrate`: brings the database and the collected files up to date."""

from __future__ import annotations

import click

from dateline.cli.demo import fill_sample
from dateline.cli.lifeline import be_part_of
from dateline.cli.prepared import supervised, with_django
from dateline.ground.database import database_url, wait_for_database


@click.command()
@click.option("--sample", is_flag=True, help="Fill a sample newsroom if nobody is here yet.")
@supervised
def migrate(sample: bool, supervisor: int | None) -> None:
    """Apply migrations, load the language services, collect static files. May be repeated."""
    be_part_of(supervisor)
    wait_for_database(database_url())
    with_django()
    bring_up_to_date()
    if sample:
        _fill_if_new()


def bring_up_to_date() -> None:
    """Do all of it in this process, where Django is ready."""
    from django.core.management import call_command

    from dateline.languages.actions import load_services
    from dateline.publishing.actions import add_missing_pages

    call_command("migrate", interactive=False, verbosity=0)
    load_services(by=None)
    add_missing_pages()
    call_command("collectstatic", interactive=False, verbosity=0)


def _fill_if_new() -> None:
    from dateline.accounts.models import User

    if User.objects.exists():
        return
    click.echo("Filling the sample newsroom ...")
    fill_sample()
