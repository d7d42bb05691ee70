"""The people of the sample newsroom and their sign-ins."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final

from dateline.accounts.actions import create_user, give_role
from dateline.accounts.models import User
from dateline.demo.newsroom import SamplePerson, sample_newsroom

_WORDS: Final = (
    "amber anchor apple arrow autumn badger basket beacon birch bridge candle canoe cedar cherry "
    "circle clover cobalt copper coral cotton cricket dahlia ember falcon fennel forest garden "
    "ginger harbour hazel heron indigo island ivory jasmine juniper kettle lantern lemon linen "
    "lizard maple marble meadow mellow mirror nettle orchard otter paper pebble pepper pigeon "
    "planet quartz raven river saddle saffron silver spruce thistle timber velvet walnut willow"
)


@dataclass(frozen=True)
class SampleSignIn:
    """How to sign in as somebody of the sample; `what` says in a few words who they are."""

    email: str
    password: str
    what: str


def load_people() -> list[SampleSignIn]:
    """Add who is not here yet; return the sign-ins that were made now.

    Each installation has passwords of its own: a known one would be open to everybody.
    """
    made = []
    for person in sample_newsroom().people:
        if User.objects.filter(email__iexact=person.email).exists():
            continue
        password = _password() if person.shown else None
        _add(person, password)
        if password is not None:
            made.append(SampleSignIn(person.email, password, _what(person)))
    return made


def somebody(key: str) -> User:
    """Return the person of this key."""
    person = next(person for person in sample_newsroom().people if person.key == key)
    return User.objects.get(email__iexact=person.email)


def _add(person: SamplePerson, password: str | None) -> None:
    user = create_user(
        email=person.email,
        name=person.name,
        password=password,
        job_title=person.job_title,
        ui_language=person.ui_language,
        by=None,
    )
    give_role(user=user, role=person.role, service=person.service, by=None)


def _what(person: SamplePerson) -> str:
    where = f"in {person.service}" if person.service else "everywhere"
    return f"{person.name}, {person.role.label.lower()} {where}"


def _password() -> str:
    return "-".join(
        [*(secrets.choice(_WORDS.split()) for _ in range(3)), f"{secrets.randbelow(10_000):04}"]
    )
