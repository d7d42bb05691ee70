"""What a desk does beside writing, by programs: speakers, kept words, assignments, schedules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from tests.web.api.conftest import Program

from dateline.accounts.models import AuditEntry, User
from dateline.stories.actions import begin_document
from dateline.stories.coediting.log import Update, append, change_by, load
from dateline.stories.coediting.structure import roots_of
from dateline.stories.models import Article, Revision

SAID = "“We sail at nine,” she said. “Nobody stays,” he said."


def paragraph(text: str, block: str | None = None) -> dict[str, Any]:
    content = {"kind": "paragraph", "text": [{"text": text}]}
    return {"id": block or str(uuid4()), "content": content, "sources": []}


@pytest.fixture
def said(owner: Program, article: dict[str, Any]) -> dict[str, Any]:
    """An article with two quotations in its one paragraph."""
    body = {"base": article["revision"], "headline": "Sailing", "blocks": [paragraph(SAID)]}
    saved = owner.put(f"articles/{article['id']}", body)
    assert saved.status == 200
    return dict(saved.data)


def speakers_address(article: dict[str, Any]) -> str:
    return f"articles/{article['id']}/blocks/{article['blocks'][0]['id']}/speakers"


def test_who_says_a_quotation_is_noted_and_read_and_taken_back(
    owner: Program, said: dict[str, Any]
) -> None:
    noted = [
        {"words": "We sail at nine,", "name": "Ada  Holm"},
        {"words": "Nobody stays,", "name": "Nils Oden"},
    ]
    answer = owner.put(speakers_address(said), {"speakers": noted})
    assert answer.status == 200
    assert [one["name"] for one in answer.data["blocks"][0]["speakers"]] == [
        "Ada Holm",
        "Nils Oden",
    ]
    quotations = owner.get(f"articles/{said['id']}/quotations").data
    assert [(one["words"], one["speaker"], one["noted"]) for one in quotations] == [
        ("We sail at nine,", "Ada Holm", True),
        ("Nobody stays,", "Nils Oden", True),
    ]
    less = owner.put(speakers_address(said), {"speakers": noted[1:]})
    assert [one["words"] for one in less.data["blocks"][0]["speakers"]] == ["Nobody stays,"]


def test_a_speaker_of_words_that_are_not_there_is_refused_and_nothing_is_noted(
    owner: Program, said: dict[str, Any]
) -> None:
    wanted = [
        {"words": "We sail at nine,", "name": "Ada Holm"},
        {"words": "We stay at ten,", "name": "Ada Holm"},
    ]
    answer = owner.put(speakers_address(said), {"speakers": wanted})
    assert (answer.status, answer.kind) == (422, "bad-draft")
    assert owner.get(f"articles/{said['id']}").data["blocks"][0]["speakers"] == []


def test_a_stranger_notes_no_speaker(stranger: Program, said: dict[str, Any]) -> None:
    answer = stranger.put(speakers_address(said), {"speakers": []})
    assert (answer.status, answer.kind) == (403, "not-allowed")


def test_a_speaker_who_spoke_off_the_record_is_not_told_and_not_lost(
    owner: Program, said: dict[str, Any]
) -> None:
    noted = [
        {"words": "We sail at nine,", "name": "Ines ROTH"},
        {"words": "Nobody stays,", "name": "Nils Oden"},
    ]
    told = owner.put(speakers_address(said), {"speakers": noted}).data
    block = f"articles/{said['id']}/blocks/{said['blocks'][0]['id']}"
    secret = {"kind": "own", "note": "On the quay", "person": "Ines Roth", "off_record": True}
    change = {"base": told["revision"], "sources": [secret]}
    assert owner.patch(block, change).status == 200
    for where in (f"articles/{said['id']}", block, f"articles/{said['id']}/quotations"):
        answer = str(owner.get(where).data)
        assert "Nils Oden" in answer, where
        assert "roth" not in answer.casefold(), where
    less = owner.put(speakers_address(said), {"speakers": []}).data
    assert less["blocks"][0]["speakers"] == []
    kept = Revision.objects.filter(article=said["id"]).latest("number")
    assert [one.name for one in kept.snapshot.blocks[0].speakers] == ["Ines ROTH"]


def keep(article: dict[str, Any], by: User, after: str) -> None:
    """Keep words as a browser does whose paragraph somebody removed."""
    document = begin_document(article=UUID(article["id"]))
    loaded = load(document)
    entry = {
        "words": " and dearest",
        "whole": "The second and dearest one.",
        "block": str(uuid4()),
        "after": after,
        "sources": '[{"kind": "own", "note": "seen", "key": "own:1"}]',
        "name": by.name,
    }
    change = change_by(
        loaded.doc, lambda: roots_of(loaded.doc).lost.update({"7:1": orjson.dumps(entry).decode()})
    )
    assert change
    append(article=document.pk, updates=[Update(change, by.pk)], after=loaded.last)


def test_kept_words_are_listed_and_put_back_where_they_stood(
    owner: Program, article: dict[str, Any]
) -> None:
    by = User.objects.get(email="ruth@example.org")
    keep(article, by, article["blocks"][0]["id"])
    address = f"articles/{article['id']}/kept-words"
    (kept,) = owner.get(address).data
    assert (kept["words"], kept["whole"], kept["settled"]) == (
        " and dearest",
        "The second and dearest one.",
        False,
    )
    answer = owner.post(f"{address}/7:1/put-back")
    assert answer.status == 200
    texts = ["".join(run["text"] for run in b["content"]["text"]) for b in answer.data["blocks"]]
    assert texts[1] == "The second and dearest one."
    assert len(texts) == len(article["blocks"]) + 1
    assert [one["note"] for one in answer.data["blocks"][1]["sources"]] == ["seen"]
    assert owner.get(address).data[0]["settled"] is True
    again = owner.post(f"{address}/7:1/put-back")
    assert (again.status, again.kind) == (409, "no-such-words")
    assert AuditEntry.objects.filter(verb="put-back-words", by=by).count() == 1


def test_kept_words_that_are_let_go_stay_in_the_list(
    owner: Program, article: dict[str, Any], stranger: Program
) -> None:
    keep(article, User.objects.get(email="ruth@example.org"), "")
    address = f"articles/{article['id']}/kept-words/7:1"
    assert stranger.post(f"{address}/let-go").status == 403
    answer = owner.post(f"{address}/let-go")
    assert [one["settled"] for one in answer.data] == [True]
    assert len(owner.get(f"articles/{article['id']}").data["blocks"]) == len(article["blocks"])
    assert owner.post(f"articles/{article['id']}/kept-words/8:1/put-back").status == 409


def test_work_is_given_taken_handed_over_and_done(
    owner: Program, colleague: Program, article: dict[str, Any]
) -> None:
    people = {one["name"]: one["id"] for one in owner.get("services/en/people").data}
    assert set(people) == {"Ruth Adeyemi", "Tomas Berg"}
    given = owner.post(
        f"stories/{article['story']}/assignments",
        {"service": "en", "to": people["Tomas Berg"], "note": "By noon", "due": "2031-05-01T12:00"},
    )
    assert given.status == 201
    assert given.data["due"].startswith("2031-05-01T")
    address = f"assignments/{given.data['id']}"
    assert owner.post(f"{address}/take").status == 403
    assert colleague.post(f"{address}/take").data["state"] == "taken"
    over = colleague.post(f"{address}/hand-over", {"to": people["Ruth Adeyemi"]})
    assert (over.data["person"]["name"], over.data["note"]) == ("Ruth Adeyemi", "By noon")
    assert owner.post(f"assignments/{over.data['id']}/finish").data["state"] == "done"
    again = owner.post(f"assignments/{over.data['id']}/finish")
    assert (again.status, again.kind) == (409, "desk")
    mine = owner.get(f"assignments?person={people['Tomas Berg']}").data["assignments"]
    assert [one["state"] for one in mine] == ["handed-over"]


def test_work_is_given_by_editors_to_those_who_may_write_there(
    owner: Program, colleague: Program, stranger: Program, article: dict[str, Any]
) -> None:
    nobody = User.objects.get(email="noor@example.org")
    address = f"stories/{article['story']}/assignments"
    ruth = User.objects.get(email="ruth@example.org")
    assert colleague.post(address, {"service": "en", "to": str(ruth.pk)}).status == 403
    assert owner.post(address, {"service": "en", "to": str(nobody.pk)}).status == 409
    assert owner.post(address, {"service": "en", "to": str(uuid4())}).status == 404
    bad = owner.post(address, {"service": "en", "to": str(ruth.pk), "due": "soon"})
    assert (bad.status, bad.kind) == (422, "bad-time")


def ready(owner: Program, article: dict[str, Any]) -> dict[str, Any]:
    body = {
        "base": article["revision"],
        "headline": "Sailing at nine",
        "blocks": [
            {**one, "sources": [{"kind": "own", "note": "seen"}]}
            for one in [paragraph("It sailed.", article["blocks"][0]["id"])]
        ],
    }
    return dict(owner.put(f"articles/{article['id']}", body).data)


def test_an_article_is_scheduled_moved_and_called_off(
    owner: Program, colleague: Program, article: dict[str, Any]
) -> None:
    saved = ready(owner, article)
    address = f"articles/{article['id']}/schedules"
    at = (datetime.now(UTC) + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    later = (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    assert colleague.post(address, {"revision": saved["revision"], "at": at}).status == 403
    first = owner.post(address, {"revision": saved["revision"], "at": at})
    assert (first.status, first.data["state"], first.data["local"]) == (201, "waiting", at)
    moved = owner.post(address, {"revision": saved["revision"], "at": later})
    assert moved.data["id"] == first.data["id"]
    assert [one["local"] for one in owner.get(address).data] == [later]
    off = owner.call("DELETE", f"{address}/waiting")
    assert (off.status, off.data["state"]) == (200, "cancelled")
    assert owner.call("DELETE", f"{address}/waiting").status == 409


def test_a_time_that_is_past_or_none_and_a_revision_that_is_not_there_are_refused(
    owner: Program, article: dict[str, Any]
) -> None:
    saved = ready(owner, article)
    address = f"articles/{article['id']}/schedules"
    number = saved["revision"]
    assert owner.post(address, {"revision": number, "at": "2001-01-01T10:00"}).status == 409
    assert owner.post(address, {"revision": number, "at": "tomorrow"}).status == 422
    assert owner.post(address, {"revision": number}).status == 409
    assert owner.post(address, {"revision": 99, "at": "2041-01-01T10:00"}).status == 404
    assert Revision.objects.filter(article=Article.objects.get(pk=article["id"])).exists()
