"""A newsroom with an owner, a colleague and a stranger, two services and two wires."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from dateline.accounts import actions as accounts
from dateline.accounts.models import Role, User
from dateline.ground.richtext import from_plain
from dateline.languages.actions import load_services
from dateline.languages.models import Service
from dateline.stories.actions import create_article, create_story, save_article
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft
from dateline.stories.models import Article
from dateline.wires.actions import receive_wire
from dateline.wires.models import ItemVersion

SendWire = Callable[..., ItemVersion]


@pytest.fixture
def english(db: None) -> Service:
    load_services(by=None)
    return Service.objects.get(code="en")


@pytest.fixture
def persian(english: Service) -> Service:
    return Service.objects.get(code="fa")


def person(name: str, service: str | None, role: Role = Role.REPORTER) -> User:
    """Somebody with a role in a service; with None they have no role anywhere."""
    email = f"{name.lower()}@example.org"
    user = accounts.create_user(email=email, name=name, password=None, by=None)
    if service is not None:
        accounts.give_role(user=user, role=role, service=service, by=None)
    return user


def signed_in(user: User) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def owner_user(english: Service) -> User:
    return person("Owner", "en")


@pytest.fixture
def owner(owner_user: User) -> Client:
    """A reporter of the English service."""
    return signed_in(owner_user)


@pytest.fixture
def colleague(english: Service) -> Client:
    """Another reporter of the English service."""
    return signed_in(person("Colleague", "en"))


@pytest.fixture
def editor(english: Service) -> Client:
    """An editor of the English service."""
    return signed_in(person("Editor", "en", Role.EDITOR))


@pytest.fixture
def other_desk(persian: Service) -> Client:
    """An editor of the Persian service, who has no role in the English one."""
    return signed_in(person("Neighbour", "fa", Role.EDITOR))


@pytest.fixture
def administrator(english: Service) -> Client:
    return signed_in(person("Administrator", "", Role.ADMINISTRATOR))


@pytest.fixture
def roleless(english: Service) -> Client:
    return signed_in(person("Roleless", None))


@pytest.fixture
def send_wire(english: Service) -> SendWire:
    """A function that has a wire item come in."""

    def send(
        guid: str, *paragraphs: str, provider: str = "Reuters", **facts: object
    ) -> ItemVersion:
        body = "".join(f"<p>{text}</p>" for text in paragraphs)
        item = {
            "uri": guid,
            "type": "text",
            "language": "en",
            "version": "1",
            "versioncreated": "2026-11-23T10:00:00Z",
            "headline": f"Headline of {guid}",
            "slugline": "meeting",
            "copyrightholder": provider,
            "body_xhtml": body,
            **facts,
        }
        data = json.dumps(item).encode()
        _, versions = receive_wire(data=data, name=f"{guid}.json", by=None)
        return versions[0]

    return send


@pytest.fixture
def article(english: Service, owner_user: User) -> Article:
    """A saved article with one paragraph of the owner's own reporting."""
    story = create_story(slugline="Ministers meet", by=owner_user)
    article = create_article(story=story, service=english, by=owner_user)
    own = SourceDraft(kind="own", note="in the room")
    paragraph = Paragraph(text=from_plain("The ministers met on Thursday."))
    draft = ArticleDraft(
        headline="Ministers meet", blocks=(BlockDraft(content=paragraph, sources=(own,)),)
    )
    save_article(article=article, draft=draft, base=0, by=owner_user)
    return article
