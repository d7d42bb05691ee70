"""`dateline user`: people and what they may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from dateline.cli.prepared import with_django
from dateline.cli.sentences import Refusal

if TYPE_CHECKING:
    from dateline.accounts.models import User

ROLES: Final = ("translator", "reporter", "editor", "publisher", "administrator")

_password = click.option(
    "--password",
    prompt=True,
    hide_input=True,
    confirmation_prompt=True,
    help="Asked for when not given, so that it stays out of the shell's history.",
)


@click.group()
def user() -> None:
    """People: add one, set a password, give a role."""
    with_django()


@user.command()
@click.argument("email")
@click.option("--name", required=True, help="As it stands in a byline.")
@click.option("--job-title", default="")
@_password
def create(email: str, name: str, job_title: str, password: str) -> None:
    """Add somebody who signs in by e-mail address and password."""
    from django.core.exceptions import ValidationError

    from dateline.accounts.actions import create_user
    from dateline.accounts.errors import EmailTaken

    try:
        create_user(email=email, name=name, job_title=job_title, password=password, by=None)
    except (EmailTaken, ValidationError) as error:
        raise Refusal(_said(error)) from None
    click.echo(f"{name} can sign in as {email}, and needs a role: dateline user role {email} …")


@user.command()
@click.argument("email")
@_password
def password(email: str, password: str) -> None:
    """Give somebody a new password; their sessions end."""
    from django.core.exceptions import ValidationError

    from dateline.accounts.actions import set_password

    try:
        set_password(user=_person(email), password=password, by=None)
    except ValidationError as error:
        raise Refusal(_said(error)) from None
    click.echo(f"{email} has a new password.")


@user.command()
@click.argument("email")
@click.argument("role", type=click.Choice(ROLES))
@click.option("--service", default="", help="Code of the language service; without it, all.")
def role(email: str, role: str, service: str) -> None:
    """Give somebody a role in a service, in place of the one they had there."""
    from dateline.accounts.actions import give_role
    from dateline.accounts.models import Role
    from dateline.languages.models import Service

    if service and not Service.objects.filter(code=service).exists():
        known = ", ".join(Service.objects.order_by("code").values_list("code", flat=True))
        raise Refusal(f"There is no service {service}. There are: {known}.")
    give_role(user=_person(email), role=Role(role), service=service, by=None)
    click.echo(f"{email} is {role} in {service or 'every service'}.")


def _person(email: str) -> User:
    from dateline.accounts.models import User

    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        raise Refusal(f"Nobody has the address {email}. Add them: dateline user create {email}")
    return person


def _said(error: Exception) -> str:
    return " ".join(getattr(error, "messages", None) or [str(error)])
