"""`dateline demo`: fills a sample newsroom."""

from __future__ import annotations

import click

from dateline.cli.prepared import with_django
from dateline.cli.run.sign_ins import SignIn, keep_sign_ins
from dateline.ground.settings import get_settings


@click.command()
def demo() -> None:
    """Fill a sample newsroom: people, wire items, pictures, stories in eight languages."""
    with_django()
    fill_sample()
    click.echo("The sample newsroom is filled. `dateline run` starts it and tells its sign-ins.")


def fill_sample() -> None:
    """Fill the sample newsroom, all of it or, if this is cut short, nothing of it.

    Effects: those of `load_demo`, in one transaction; the sign-ins are kept under `var/`.
    """
    from django.db import transaction

    from dateline.demo.load import load_demo

    var = get_settings().var
    with transaction.atomic():
        made = [SignIn(one.email, one.password, one.what) for one in load_demo()]
        if made:  # kept before the end of the transaction: the passwords are known only now
            keep_sign_ins(var, made)
