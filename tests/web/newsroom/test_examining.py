"""What the editor is told of blocks while somebody writes, and the wires beside the text."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.newsroom.conftest import SendWire, person, signed_in

from dateline.accounts.models import Role
from dateline.stories.actions import take_paragraphs
from dateline.stories.models import Article, Revision
from dateline.wires.models import Entry, ItemVersion

SAID = "“We will not sign the paper this year,” the minister Ana Ruiz told reporters on Friday."
SHIPS = "Twelve ships wait outside the harbour for the channel to open, the harbour master said."


@pytest.fixture
def wire(send_wire: SendWire) -> ItemVersion:
    return send_wire("harbour", SAID, SHIPS)


def _block(text: str, *sources: dict[str, Any], **facts: Any) -> dict[str, Any]:
    content = {"kind": "paragraph", "text": [{"text": text}]}
    return {"id": str(uuid4()), "content": content, "sources": list(sources), **facts}


def _edge(version: ItemVersion, paragraph: int) -> dict[str, Any]:
    return {"kind": "wire", "item_version": str(version.pk), "paragraph": paragraph}


def _ask(client: Client, article: Article, *blocks: dict[str, Any], **facts: Any) -> Any:
    response = client.post(
        f"/newsroom/articles/{article.pk}/examine/",
        data=json.dumps({"blocks": blocks, **facts}),
        content_type="application/json",
    )
    assert response.status_code == 200, response.content
    return response.json()


def test_a_source_is_laid_beside_the_words(
    owner: Client, article: Article, wire: ItemVersion
) -> None:
    text = SHIPS.replace("Twelve", "Fifteen")
    (block,) = _ask(owner, article, _block(text, _edge(wire, 2)))["blocks"]
    (source,) = block["sources"]
    assert source["key"] == f"wire:{wire.pk}:2"
    assert (source["kind"], source["agency"], source["paragraph"]) == ("wire", "reuters", 2)
    assert source["label"] == "adapted"
    assert source["text"] == SHIPS
    assert source["changes"][:2] == [["removed", "Twelve"], ["added", "Fifteen"]]
    assert source["standing"] == ""
    assert block["undeclared"] == []


def test_keys_of_edges_come_back_as_they_were_sent(owner: Client, article: Article) -> None:
    own = {"kind": "own", "note": "Phone call", "key": "own:7"}
    (block,) = _ask(owner, article, _block("They met.", own))["blocks"]
    assert [(one["key"], one["text"]) for one in block["sources"]] == [("own:7", "Phone call")]


def test_a_quotation_is_looked_up(owner: Client, article: Article, wire: ItemVersion) -> None:
    text = "😀 “We will sign the paper this year,” Ana Ruiz said."
    (block,) = _ask(owner, article, _block(text, _edge(wire, 2)))["blocks"]
    (quotation,) = block["quotations"]
    units = text.encode("utf-16-le")
    assert (
        units[2 * quotation["start"] : 2 * quotation["end"]].decode("utf-16-le")
        == (quotation["words"])
    )
    assert quotation["verdict"] == "altered"
    assert ["removed", "not"] in quotation["changes"]
    assert quotation["speaker"] == "Ana Ruiz"
    assert (quotation["source"]["version"], quotation["source"]["paragraph"]) == (str(wire.pk), 1)


def test_a_title_is_not_marked(owner: Client, article: Article, wire: ItemVersion) -> None:
    text = "They saw “Quiet Harbour” in the evening."
    assert _ask(owner, article, _block(text, _edge(wire, 1)))["blocks"][0]["quotations"] == []


def test_wire_text_that_nobody_declared_is_offered(
    owner: Client, article: Article, wire: ItemVersion
) -> None:
    (block,) = _ask(owner, article, _block(SHIPS.replace("wait", "are waiting")))["blocks"]
    (found,) = block["undeclared"]
    assert (found["version"], found["paragraph"], found["agency"]) == (str(wire.pk), 2, "reuters")
    assert found["text"] == SHIPS
    assert found["similarity"] > 0.8


def test_credit_and_byline_follow_what_is_written(
    owner: Client, article: Article, wire: ItemVersion
) -> None:
    block = _block(SHIPS, _edge(wire, 2))
    with_own = _ask(owner, article, block)
    assert "Reuters" in with_own["credit"]
    alone = _ask(owner, article, block, order=[block["id"]])
    assert "Reuters" in alone["byline"]
    assert "Reuters" not in with_own["byline"]
    own = _block("We saw it.", {"kind": "own", "note": "Seen"})
    assert _ask(owner, article, own, order=[own["id"]])["byline"] == "Owner"


def test_blocks_that_are_not_saved_yet_count_for_the_credit(
    owner: Client, article: Article, wire: ItemVersion
) -> None:
    other, block = _block(SHIPS, _edge(wire, 2)), _block("We saw it.")
    order = [other["id"], block["id"]]
    assert _ask(owner, article, block, order=order)["credit"] == ""
    answer = _ask(owner, article, block, order=order, beside=[other])
    assert "Reuters" in answer["credit"]
    assert len(answer["blocks"]) == 1


def test_how_a_source_stands_is_said(
    owner: Client, article: Article, wire: ItemVersion, send_wire: SendWire
) -> None:
    block = _block(SHIPS, _edge(wire, 2))

    def standing() -> str:
        found: str = _ask(owner, article, block)["blocks"][0]["sources"][0]["standing"]
        return found

    send_wire("harbour", SAID, SHIPS.replace("Twelve", "Twenty"), version="2")
    assert standing() == "corrected"
    Entry.objects.filter(pk=wire.item_id).update(signals=["kill"])
    assert standing() == "killed"


def test_nothing_is_written(owner: Client, article: Article, wire: ItemVersion) -> None:
    before = Revision.objects.count()
    with CaptureQueriesContext(connection) as captured:
        _ask(owner, article, _block(SHIPS, _edge(wire, 2)))
    verbs = {one["sql"].split()[0] for one in captured.captured_queries}
    assert not verbs & {"INSERT", "UPDATE", "DELETE"}
    assert Revision.objects.count() == before


def test_more_blocks_ask_the_database_no_more_often(
    owner: Client, article: Article, wire: ItemVersion
) -> None:
    def asked(count: int) -> int:
        blocks = [_block(f"{SHIPS} {n}", _edge(wire, 2)) for n in range(count)]
        with CaptureQueriesContext(connection) as captured:
            _ask(owner, article, *blocks)
        return len(captured)

    asked(1)
    assert asked(1) == asked(20)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"[]",
        b"{}",
        b'{"blocks": 1}',
        b'{"blocks": ["a"]}',
        b'{"blocks": [{"sources": ["a"]}]}',
        b'{"blocks": [{"content": {"kind": "script"}}]}',
        b'{"blocks": [], "more": 1}',
        b"\xff",
    ],
)
def test_what_is_no_text_is_refused_with_words(
    owner: Client, article: Article, sent: bytes
) -> None:
    address = f"/newsroom/articles/{article.pk}/examine/"
    response = owner.post(address, data=sent, content_type="application/json")
    assert response.status_code == 422
    assert response.json()["message"]


def test_what_is_under_embargo_is_kept_from_who_may_not_see_it(
    owner: Client, article: Article, wire: ItemVersion
) -> None:
    until = timezone.now() + timedelta(hours=1)
    Entry.objects.filter(pk=wire.item_id).update(embargoed=until)
    translator = signed_in(person("Shirin", "fa", Role.TRANSLATOR))
    assert _ask(owner, article, _block(SHIPS))["blocks"][0]["undeclared"]
    found = _ask(translator, article, _block(SHIPS), _block(SHIPS, _edge(wire, 2)))["blocks"]
    assert found[0]["undeclared"] == []
    assert found[1]["sources"][0]["text"] == ""
    for client, times in ((owner, 1), (translator, 0)):
        html = client.get(f"/newsroom/articles/{article.pk}/wires/?q=harbour").content.decode()
        assert html.count(SHIPS) == times


def _panel(client: Client, article: Article, typed: str = "") -> str:
    response = client.get(f"/newsroom/articles/{article.pk}/wires/", {"q": typed})
    assert response.status_code == 200
    return response.content.decode()


def test_the_panel_shows_the_items_of_the_event_and_marks_what_is_used(
    owner: Client, article: Article, wire: ItemVersion, send_wire: SendWire
) -> None:
    send_wire("other", SAID, SHIPS, "One more sentence of theirs.", provider="AFP")
    send_wire("stranger", "Nothing of the kind.")
    take_paragraphs(article=article, item_version=wire, paragraphs=[2], by=None)
    html = _panel(owner, article)
    assert "Headline of harbour" in html
    assert "Headline of other" in html
    assert "Headline of stranger" not in html
    assert html.count('class="used"') == 1
    assert "&quot;paragraph&quot;:2" in html
    assert "data-insert" in html


def test_without_wires_the_panel_goes_by_the_headline(
    owner: Client, article: Article, send_wire: SendWire
) -> None:
    Article.objects.filter(pk=article.pk).update(headline="Harbour closed after the storm")
    send_wire("a", "Text.", headline="Storm closed a harbour")
    send_wire("b", "Text.", headline="Ministers meet")
    html = _panel(owner, article)
    assert "Storm closed a harbour" in html
    assert "Ministers meet" not in html
    assert "Ministers meet" in _panel(owner, article, "ministers")
    assert "No item is like this" in _panel(owner, article, "zebra")


def test_what_the_agency_took_back_cannot_be_taken(
    owner: Client, article: Article, wire: ItemVersion
) -> None:
    Entry.objects.filter(pk=wire.item_id).update(signals=["kill"])
    html = _panel(owner, article, "harbour")
    assert "took this back" in html
    assert SHIPS not in html
    assert "data-insert" not in html


def test_each_paragraph_has_its_language_and_direction(
    owner: Client, article: Article, send_wire: SendWire
) -> None:
    send_wire("fa", "دوازده کشتی بیرون بندر منتظرند.", language="fa")
    html = _panel(owner, article, "کشتی")
    assert 'dir="auto" lang="fa"' in html
    assert "دوازده کشتی" in html


def test_a_source_of_words_that_are_only_proposed_counts_for_no_credit(
    owner: Client, article: Article, wire: ItemVersion
) -> None:
    block = _block(SHIPS, {**_edge(wire, 2), "key": f"wire:{wire.pk}:2"})
    proposed = {block["id"]: [{**_edge(wire, 2), "key": f"wire:{wire.pk}:2"}]}
    answer = _ask(owner, article, block, proposed=proposed)
    assert answer["credit"] == ""
    (examined,) = answer["blocks"]
    assert (examined["sources"][0]["label"], examined["undeclared"]) == ("verbatim", [])
    assert "Reuters" in _ask(owner, article, block)["credit"]
