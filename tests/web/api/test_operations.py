"""What holds for every operation, walked from the OpenAPI document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from tests.web.api.conftest import Program

from dateline.ground.ids import new_id
from dateline.web.api.api import api

PROJECT = Path(__file__).parents[3]
METHODS = ("get", "post", "put", "patch", "delete")


def _operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            if method in METHODS:
                yield method, path, operation


OPERATIONS = [
    pytest.param(method, path, operation, id=operation["operationId"])
    for method, path, operation in _operations()
]


def _filled(path: str) -> str:
    path = path.replace("{number}", "1").replace("{language}", "en")
    return re.sub(r"\{[^}]*\}", str(new_id()), path)


def test_there_is_an_operation_for_each_step_from_wire_to_reader() -> None:
    assert {operation["operationId"] for _, _, operation in _operations()} >= {
        "list_items",
        "read_item",
        "list_item_versions",
        "create_story",
        "read_article",
        "save_article",
        "change_block",
        "create_article",
        "add_picture",
        "check_article",
        "publish_article",
        "withdraw_article",
        "read_publication",
        "list_services",
    }


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Bearer wrong", "Basic dl_x", "Bearer " + "x" * 5000, "Bearer ü"],
)
def test_no_operation_answers_without_a_token(
    nobody: Program, method: str, path: str, operation: dict[str, Any], header: str
) -> None:
    answer = nobody.call(method.upper(), _filled(path), Authorization=header)
    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=operation["operationId"])
        for method, path, operation in _operations()
        if method == "get" and operation["operationId"] not in {"list_services", "read_me"}
    ],
)
def test_nothing_that_is_not_public_is_told_to_who_has_no_role(
    stranger: Program, path: str
) -> None:
    answer = stranger.get(_filled(path))
    assert (answer.status, answer.kind) == (403, "not-allowed")


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_every_operation_is_described(method: str, path: str, operation: dict[str, Any]) -> None:
    assert len(operation["description"]) > 20
    assert operation["summary"]
    answers = {str(status) for status in operation["responses"]}
    assert {"401", "403"} <= answers
    assert ("{" in path) <= ("404" in answers)


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_the_documentation_names_every_operation(
    method: str, path: str, operation: dict[str, Any]
) -> None:
    text = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
    assert f"`{method.upper()} {path}`" in text


def test_the_documentation_names_nothing_that_is_not_there() -> None:
    text = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:GET|POST|PUT|PATCH|DELETE) /api/v1/[^`?]*)`", text))
    assert named == {f"{method.upper()} {path}" for method, path, _ in _operations()}


def test_the_page_of_documentation_loads_nothing_from_elsewhere(db: None) -> None:
    response = Client().get("/api/docs")
    page = response.content.decode()
    assert response.status_code == 200
    assert "default-src 'none'" in response["Content-Security-Policy"]
    addresses = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert addresses
    for address in addresses:
        assert address.startswith("/static/ninja/")
        assert finders.find(re.sub(r"\.[0-9a-f]{12}\.", ".", address.removeprefix("/static/")))
    assert "//" not in re.sub(r"<!--.*?-->", "", page).replace("</", "").replace("/>", "")


def test_the_openapi_document_has_examples_and_is_open(db: None) -> None:
    response = Client().get("/api/openapi.json")
    assert response.status_code == 200
    schema = response.json()
    assert schema["openapi"].startswith("3.1")
    assert "example" in schema["components"]["schemas"]["ArticleIn"]
    assert schema["components"]["securitySchemes"]["TokenSignIn"]["scheme"] == "bearer"


def test_an_address_that_leads_nowhere_is_a_problem(owner: Program) -> None:
    for path in ("/api/v1/nothing", "/api/v1/articles/not-an-id", "/api/"):
        answer = owner.get(path)
        assert (answer.status, answer.kind) == (404, "not-found")


def test_a_method_that_an_address_has_not_is_a_problem(owner: Program) -> None:
    answer = owner.call("DELETE", "services")
    assert (answer.status, answer.kind) == (405, "method")
    assert answer.headers["Allow"] == "GET"


def test_a_session_of_a_browser_counts_for_nothing(owner: Program, nobody: Program) -> None:
    assert owner.person is not None
    nobody.client.force_login(
        owner.person, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert nobody.get("services").status == 401
