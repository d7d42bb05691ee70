"""`dateline token`: keys by which programs use the API."""

from __future__ import annotations

import click

from dateline.cli.prepared import with_django
from dateline.cli.sentences import Refusal


@click.group()
def token() -> None:
    """API tokens: make one, end one."""
    with_django()


@token.command()
@click.argument("email")
@click.option("--label", default="made by dateline token", help="What it is for.")
def create(email: str, label: str) -> None:
    """Make a token that may do what its owner may, and print it. It is shown only now."""
    from dateline.accounts.actions import create_token
    from dateline.accounts.models import User

    owner = User.objects.filter(email__iexact=email).first()
    if owner is None:
        raise Refusal(f"Nobody has the address {email}. Add them: dateline user create {email}")
    click.echo(create_token(user=owner, label=label, by=None))


@token.command()
@click.argument("email")
@click.argument("label")
def revoke(email: str, label: str) -> None:
    """End all tokens of that label which somebody has."""
    from dateline.accounts.actions import revoke_token
    from dateline.accounts.models import ApiToken

    tokens = ApiToken.objects.filter(user__email__iexact=email, label=label, revoked=None)
    ended = [revoke_token(token=token, by=None) for token in tokens]
    if not ended:
        raise Refusal(f"{email} has no valid token of the label “{label}”.")
    click.echo(f"Ended: {len(ended)}.")
