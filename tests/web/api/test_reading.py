from __future__ import annotations

from typing import Any

import pytest
from tests.stories.conftest import ParagraphsOf
from tests.web.api.conftest import Program

from dateline.accounts import actions as accounts
from dateline.accounts.models import ApiToken
from dateline.ground.ids import new_id
from dateline.web.api import rate
from dateline.wires.models import Item, ItemVersion


def _current(version: ItemVersion) -> ItemVersion:
    Item.objects.filter(pk=version.item_id).update(current=version)
    return version


def test_the_wire_list_is_read_page_by_page(colleague: Program, wire: ParagraphsOf) -> None:
    made = [_current(wire("ap", f"Paragraph {number}")) for number in range(5)]
    seen, path = [], "items?limit=2&provider=ap"
    for _ in range(3):
        page = colleague.get(path).data
        seen += [item["id"] for item in page["items"]]
        path = page["next"]
    assert path is None
    assert seen == [str(version.pk) for version in reversed(made)]


def test_the_wire_list_is_filtered(colleague: Program, wire: ParagraphsOf) -> None:
    _current(wire("ap", "On fish"))
    _current(wire("afp", "On birds", language="fr"))

    def found(query: str) -> list[str]:
        return [item["provider"] for item in colleague.get(f"items?{query}").data["items"]]

    assert found("provider=afp") == ["afp"]
    assert found("language=fr") == ["afp"]
    assert found("q=birds") == ["afp"]
    assert found("signal=kill") == []
    assert sorted(found("")) == ["afp", "ap"]


def test_an_item_is_read_in_ninjs_terms_with_numbered_paragraphs(
    colleague: Program, item: ItemVersion
) -> None:
    data = colleague.get(f"items/{item.item_id}").data
    assert data["uri"] == item.item.guid
    assert data["pubstatus"] == "usable"
    assert data["provider"] == "ap"
    assert data["headline"] == "What ap says"
    assert [(one["number"], one["text"]) for one in data["paragraphs"]] == [
        (1, "First of AP."),
        (2, "Second of AP."),
        (3, "Third of AP."),
    ]
    assert colleague.get(f"item-versions/{item.pk}").data == data
    assert colleague.get(f"items/{item.item_id}/versions").data == [data]


@pytest.mark.parametrize(
    "path",
    [
        "items/{}",
        "items/{}/versions",
        "item-versions/{}",
        "stories/{}",
        "articles/{}",
        "articles/{}/checks",
        "articles/{}/units",
        "articles/{}/revisions",
        "pictures/{}",
        "publications/{}",
        "publications/{}/ninjs",
    ],
)
def test_an_unknown_id_is_not_found_and_nothing_more_is_said(colleague: Program, path: str) -> None:
    answer = colleague.get(path.format(new_id()))
    assert answer.status == 404
    assert set(answer.data) == {"type", "title", "status", "detail"}


@pytest.mark.parametrize("path", ["items", "stories", "articles", "pictures", "publications"])
@pytest.mark.parametrize("cursor", ["x", "MjAyMS0xMC0yMQ", "%00", "AAAA" * 100, "é"])
def test_a_cursor_that_is_none_is_refused(colleague: Program, path: str, cursor: str) -> None:
    answer = colleague.get(f"{path}?cursor={cursor}")
    assert answer.status in (400, 422)


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "provider=" + "x" * 61])
def test_a_query_out_of_bounds_is_refused_with_its_place(colleague: Program, query: str) -> None:
    answer = colleague.get(f"items?{query}")
    assert (answer.status, answer.kind) == (422, "invalid")
    assert query.split("=")[0] in answer.data["errors"][0]["place"]


def test_services_and_the_owner_of_the_token_are_told(stranger: Program, owner: Program) -> None:
    services = {one["code"]: one for one in stranger.get("services").data}
    assert services["fa"]["direction"] == "rtl"
    assert stranger.get("me").data["roles"] == {}
    assert owner.get("me").data["roles"] == {"en": "editor"}


def test_a_revoked_token_and_one_of_somebody_who_left_are_refused(
    colleague: Program, owner: Program
) -> None:
    accounts.revoke_token(token=ApiToken.objects.get(user=colleague.person), by=None)
    assert colleague.get("me").status == 401
    assert owner.person is not None
    owner.person.is_active = False
    owner.person.save()
    assert owner.get("me").status == 401


def test_who_asks_too_often_waits_and_others_do_not(
    owner: Program, colleague: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate, "MOST_REQUESTS", 3)
    monkeypatch.setattr(rate.time, "time", lambda: 1_000_000.0)
    answers = [owner.get("me") for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    assert colleague.get("me").status == 200


def test_stories_and_articles_are_listed(
    colleague: Program, owner: Program, article: dict[str, Any]
) -> None:
    second = owner.post("stories", {"service": "en", "slugline": "Another"}).data
    stories = colleague.get("stories?limit=1").data
    assert [one["slugline"] for one in stories["stories"]] == ["Another"]
    further = colleague.get(stories["next"]).data
    assert [one["id"] for one in further["stories"]] == [article["story"]]
    assert further["next"] is None
    listed = colleague.get("articles?service=en&state=draft").data["articles"]
    assert {one["id"] for one in listed} == {second["id"], article["id"]}
    assert colleague.get("articles?service=fa").data["articles"] == []
    assert colleague.get("articles?state=lost").status == 422
    story = colleague.get(f"stories/{article['story']}").data
    assert [one["id"] for one in story["articles"]] == [article["id"]]
