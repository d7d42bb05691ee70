"""A small newsroom: two services, three people, two wires."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from django.utils import timezone

from dateline.accounts import actions as accounts
from dateline.accounts.models import Role, User
from dateline.languages.actions import load_services
from dateline.languages.models import Service
from dateline.stories.actions import create_article, create_story
from dateline.stories.models import Article
from dateline.wires.arrival.entries import entry_of, write_entries
from dateline.wires.models import Item, ItemVersion, Provider, RawFile

ParagraphsOf = Callable[..., ItemVersion]


@pytest.fixture
def english(db: None) -> Service:
    load_services(by=None)
    return Service.objects.get(code="en")


@pytest.fixture
def persian(english: Service) -> Service:
    return Service.objects.get(code="fa")


def person(name: str, service: str, role: Role) -> User:
    """Somebody with a role in a service."""
    email = f"{name.split()[0].lower()}@example.org"
    user = accounts.create_user(email=email, name=name, password=None, by=None)
    accounts.give_role(user=user, role=role, service=service, by=None)
    return user


@pytest.fixture
def reporter(english: Service) -> User:
    return person("Ruth Adeyemi", "en", Role.REPORTER)


@pytest.fixture
def second_reporter(english: Service) -> User:
    return person("Tomas Berg", "en", Role.REPORTER)


@pytest.fixture
def translator(persian: Service) -> User:
    return person("Shirin Kaviani", "fa", Role.TRANSLATOR)


@pytest.fixture
def wire(db: None) -> ParagraphsOf:
    """A function that stores a wire item of these paragraphs."""

    def make(provider: str, *paragraphs: str, language: str = "en") -> ItemVersion:
        digest = hashlib.sha256("|".join([provider, *paragraphs]).encode()).hexdigest()
        agency, _ = Provider.objects.get_or_create(code=provider, defaults={"name": provider})
        item = Item.objects.create(provider=agency, guid=f"tag:{provider}:{digest[:8]}")
        version = ItemVersion.objects.create(
            item=item,
            raw=RawFile.objects.create(sha256=digest, size=1),
            content_hash=digest,
            format="ninjs",
            language=language,
            headline=f"What {provider} says",
            slugline="meeting",
            paragraphs=[{"kind": "paragraph", "runs": [{"text": text}]} for text in paragraphs],
            received=timezone.now(),
        )
        write_entries(new=[entry_of(version, provider)], changed=[])
        return version

    return make


@pytest.fixture
def article(english: Service, reporter: User) -> Article:
    story = create_story(slugline="Ministers meet", by=reporter)
    return create_article(story=story, service=english, by=reporter)
