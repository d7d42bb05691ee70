"""Programs that call the API: of an owner, a colleague, a stranger, and of nobody."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.stories.conftest import ParagraphsOf, english, persian, wire

from dateline.accounts import actions as accounts
from dateline.accounts.models import Role, User
from dateline.languages.models import Service
from dateline.wires.models import ItemVersion

__all__ = ["english", "persian", "wire"]


@dataclass
class Answer:
    """An answer, read as JSON; a problem is checked to be one."""

    status: int
    data: Any
    headers: Any

    @property
    def kind(self) -> str:
        return str(self.data["type"]).removeprefix("urn:dateline:problem:")


class Program:
    """Calls the API with the token of a person, or without."""

    def __init__(self, person: User | None) -> None:
        self.person = person
        self.headers: dict[str, str] = {}
        if person is not None:
            token = accounts.create_token(user=person, label="test", by=person)
            self.headers = {"Authorization": f"Bearer {token}"}
        # A production server answers 500 instead of raising: so does this one.
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        data = body if isinstance(body, bytes) else json.dumps(body)
        if body is None:
            data = b""
        return self.send(method, path, data, "application/json", **headers)

    def send(self, method: str, path: str, data: Any, content_type: str, **headers: str) -> Answer:
        if not path.startswith(("/", "http")):
            path = f"/api/v1/{path}"
        sent = {**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}}
        response = self.client.generic(method, path, data, content_type, headers=sent)
        answer = Answer(
            response.status_code, json.loads(response.content or b"null"), response.headers
        )
        if response.status_code >= 400:
            assert response["Content-Type"] == "application/problem+json"
            assert answer.data["status"] == response.status_code
            assert answer.data["detail"][0].isupper() or "." in answer.data["detail"]
        return answer

    def get(self, path: str) -> Answer:
        return self.call("GET", path)

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        return self.call("POST", path, body, **headers)

    def put(self, path: str, body: Any = None, **headers: str) -> Answer:
        return self.call("PUT", path, body, **headers)

    def patch(self, path: str, body: Any = None, **headers: str) -> Answer:
        return self.call("PATCH", path, body, **headers)


@pytest.fixture(autouse=True)
def _no_requests_counted_yet() -> None:
    cache.clear()


def _person(name: str, service: str | None, role: Role = Role.REPORTER) -> User:
    email = f"{name.split()[0].lower()}@example.org"
    user = accounts.create_user(email=email, name=name, password=None, by=None)
    if service is not None:
        accounts.give_role(user=user, role=role, service=service, by=None)
    return user


@pytest.fixture
def owner(english: Service) -> Program:
    """An editor of the English service."""
    return Program(_person("Ruth Adeyemi", "en", Role.EDITOR))


@pytest.fixture
def colleague(english: Service) -> Program:
    """A reporter of the English service."""
    return Program(_person("Tomas Berg", "en"))


@pytest.fixture
def translator(persian: Service) -> Program:
    """A translator of the Persian service."""
    return Program(_person("Shirin Kaviani", "fa", Role.TRANSLATOR))


@pytest.fixture
def stranger(english: Service) -> Program:
    """Somebody who has a token but no role."""
    return Program(_person("Noor Haddad", None))


@pytest.fixture
def nobody(db: None) -> Program:
    return Program(None)


@pytest.fixture
def item(wire: ParagraphsOf) -> ItemVersion:
    """The current version of an item of AP."""
    version = wire("ap", "First of AP.", "Second of AP.", "Third of AP.")
    version.item.current = version
    version.item.save()
    return version


@pytest.fixture
def article(owner: Program, item: ItemVersion) -> dict[str, Any]:
    """An English article of two paragraphs of AP, as the API gives it."""
    made = owner.post(
        "stories", {"service": "en", "item_version": str(item.pk), "paragraphs": [1, 2]}
    )
    assert made.status == 201
    return dict(made.data)
