from __future__ import annotations

import struct
import zlib
from typing import Any

import pytest
from tests.stories.conftest import ParagraphsOf
from tests.web.api.conftest import Answer, Program

from dateline.accounts.models import AuditEntry
from dateline.ground.ids import new_id
from dateline.stories.models import Article, Block, Revision, Story
from dateline.wires.models import ItemVersion


def _paragraph(text: str) -> dict[str, Any]:
    return {"kind": "paragraph", "text": [{"text": text}]}


def _draft(article: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return the body that would save exactly what was read."""
    names = ("headline", "short_headline", "deck", "slug", "dateline", "section", "topics")
    blocks = [
        {
            "id": block["id"],
            "content": block["content"],
            "sources": [
                {k: v for k, v in source.items() if k not in ("label", "similarity")}
                for source in block["sources"]
            ],
        }
        for block in article["blocks"]
    ]
    return {
        "base": article["revision"],
        **{name: article[name] for name in names},
        "lead_picture": article["lead_picture"],
        "blocks": blocks,
        **changes,
    }


def _texts(article: dict[str, Any]) -> list[str]:
    return ["".join(run["text"] for run in block["content"]["text"]) for block in article["blocks"]]


def _put(program: Program, body: dict[str, Any], article: dict[str, Any], **headers: str) -> Answer:
    return program.put(f"articles/{article['id']}", body, **headers)


def _patch(program: Program, article: dict[str, Any], place: int, **change: Any) -> Answer:
    block = article["blocks"][place]["id"]
    body = {"base": article["revision"], **change}
    return program.patch(f"articles/{article['id']}/blocks/{block}", body)


def test_a_story_begun_from_the_wires_keeps_its_sources_and_credit(
    article: dict[str, Any], item: ItemVersion
) -> None:
    assert _texts(article) == ["First of AP.", "Second of AP."]
    source = article["blocks"][1]["sources"][0]
    assert (source["kind"], source["item_version"], source["paragraph"]) == (
        "wire",
        str(item.pk),
        2,
    )
    assert source["label"] == "verbatim"
    assert article["blocks"][0]["agencies"] == ["ap"]
    assert article["credit"]["agencies"] == ["ap"]
    assert "Associated Press" in article["credit"]["line"]


def test_what_was_read_can_be_sent_back_and_changes_nothing(
    owner: Program, article: dict[str, Any]
) -> None:
    answer = _put(owner, _draft(article), article)
    assert answer.status == 200
    assert answer.data["blocks"] == article["blocks"]
    assert answer.data["revision"] == article["revision"]


def test_an_article_is_saved_whole(owner: Program, article: dict[str, Any]) -> None:
    body = _draft(article, headline="A new headline")
    body["blocks"] = [body["blocks"][1], {"content": _paragraph("Our own.")}]
    saved = _put(owner, body, article).data
    assert _texts(saved) == ["Second of AP.", "Our own."]
    assert saved["headline"] == "A new headline"
    assert saved["blocks"][0]["id"] == article["blocks"][1]["id"]
    assert saved["blocks"][1]["writers"][0]["name"] == "Ruth Adeyemi"
    history = owner.get(f"articles/{article['id']}/revisions").data["revisions"]
    assert [(one["number"], one["by"]) for one in history] == [
        (2, "Ruth Adeyemi"),
        (1, "Ruth Adeyemi"),
    ]
    assert _texts(owner.get(f"articles/{article['id']}/revisions/1").data) == _texts(article)
    assert owner.get(f"articles/{article['id']}/revisions/3").status == 404


def test_changes_of_two_people_to_two_blocks_are_merged(
    owner: Program, colleague: Program, article: dict[str, Any]
) -> None:
    assert _patch(owner, article, 0, content=_paragraph("Mine.")).status == 200
    merged = _patch(colleague, article, 1, content=_paragraph("Theirs."))
    assert merged.status == 200
    assert _texts(merged.data) == ["Mine.", "Theirs."]
    assert merged.data["blocks"][1]["sources"] != []


def test_changes_of_two_people_to_one_block_are_a_conflict_and_nothing_is_lost(
    owner: Program, colleague: Program, article: dict[str, Any]
) -> None:
    _patch(owner, article, 0, content=_paragraph("Mine."))
    for refused in (
        _patch(colleague, article, 0, content=_paragraph("Theirs.")),
        _put(
            colleague,
            _draft(article, blocks=[{**_draft(article)["blocks"][0], "content": _paragraph("T")}]),
            article,
        ),
    ):
        assert (refused.status, refused.kind) == (409, "conflict")
        assert refused.data["by"] == ["Ruth Adeyemi"]
        assert refused.data["blocks"] == [article["blocks"][0]["id"]]
        assert "Ruth Adeyemi changed" in refused.data["detail"]
    assert _texts(owner.get(f"articles/{article['id']}").data)[0] == "Mine."


def test_only_the_sources_of_a_block_are_changed(owner: Program, article: dict[str, Any]) -> None:
    own = {"kind": "own", "note": "Phone call"}
    saved = _patch(owner, article, 0, sources=[own]).data
    assert _texts(saved) == _texts(article)
    assert saved["blocks"][0]["sources"][0]["note"] == "Phone call"
    read = owner.get(f"articles/{article['id']}/blocks/{article['blocks'][0]['id']}")
    assert read.data == saved["blocks"][0]


def test_the_same_key_saves_once(owner: Program, article: dict[str, Any]) -> None:
    body = _draft(article)
    body["blocks"].append({"content": _paragraph("Added.")})
    key = str(new_id())
    answers = [_put(owner, body, article, Idempotency_Key=key) for _ in range(3)]
    assert [answer.status for answer in answers] == [200] * 3
    assert [len(answer.data["blocks"]) for answer in answers] == [3] * 3
    assert Revision.objects.count() == 2
    assert _put(owner, body, article, Idempotency_Key="no uuid").status == 422


def test_paragraphs_are_taken_once_by_the_same_key(
    owner: Program, article: dict[str, Any], wire: ParagraphsOf
) -> None:
    version = wire("reuters", "Of Reuters.")
    body = {
        "item_version": str(version.pk),
        "paragraphs": [1],
        "after": article["blocks"][0]["id"],
    }
    key = str(new_id())
    path = f"articles/{article['id']}/paragraphs"
    owner.post(path, body, Idempotency_Key=key)
    taken = owner.post(path, body, Idempotency_Key=key).data
    assert _texts(taken) == ["First of AP.", "Of Reuters.", "Second of AP."]
    assert taken["credit"]["agencies"] == ["ap", "reuters"]


def test_a_translation_is_begun_written_and_marked(
    owner: Program, translator: Program, article: dict[str, Any]
) -> None:
    path = f"stories/{article['story']}/articles"
    body = {"service": "fa", "translation_of": article["id"]}
    refused = owner.post(path, body)
    assert (refused.status, refused.kind) == (403, "not-allowed")
    made = translator.post(path, body)
    assert made.status == 201
    again = translator.post(path, body)
    assert (again.status, again.kind) == (409, "article-exists")
    assert _patch(translator, made.data, 0, content=_paragraph("یک")).status == 200
    _patch(owner, article, 0, content=_paragraph("First of AP, changed."))

    def units() -> list[dict[str, Any]]:
        return list(translator.get(f"articles/{made.data['id']}/units").data)

    assert [unit["state"] for unit in units()] == ["stale", "missing"]
    current = f"articles/{made.data['id']}/blocks/{made.data['blocks'][0]['id']}/current"
    moved = translator.post(current, {"seen": "Something else."})
    assert (moved.status, moved.kind) == (409, "translation")
    accepted = translator.post(current, {"seen": units()[0]["now"]})
    assert [unit["state"] for unit in accepted.data] == ["draft", "missing"]


def test_a_translation_of_another_story_is_refused(
    translator: Program, owner: Program, article: dict[str, Any]
) -> None:
    other = owner.post("stories", {"service": "en", "slugline": "Other"}).data
    body = {"service": "fa", "translation_of": article["id"]}
    assert translator.post(f"stories/{other['story']}/articles", body).status == 422


@pytest.mark.parametrize("who", ["stranger", "translator"])
def test_who_has_no_role_in_the_service_changes_nothing(
    who: str, request: pytest.FixtureRequest, article: dict[str, Any], item: ItemVersion
) -> None:
    program: Program = request.getfixturevalue(who)
    before = Revision.objects.count(), Story.objects.count(), Block.objects.count()
    taken = {"item_version": str(item.pk), "paragraphs": [1]}
    block = article["blocks"][0]["id"]
    path = f"articles/{article['id']}"
    answers = [
        _put(program, _draft(article, headline="Mine"), article),
        _patch(program, article, 0, content=_paragraph("Mine.")),
        program.post(f"{path}/paragraphs", taken),
        program.post("stories", {"service": "en", **taken}),
        program.post("stories", {"service": "en", "slugline": "Mine"}),
        program.post(f"{path}/publish", {"revision": 1}),
        program.post(f"{path}/withdraw", {"reason": "Mine"}),
    ]
    assert {(answer.status, answer.kind) for answer in answers} == {(403, "not-allowed")}
    assert all("it takes" in answer.data["detail"] for answer in answers)
    assert (Revision.objects.count(), Story.objects.count(), Block.objects.count()) == before
    assert Article.objects.get().state == "draft"
    assert program.post(f"{path}/blocks/{block}/current", {"seen": ""}).status in (403, 409)


def test_a_reporter_may_write_but_not_publish(colleague: Program, article: dict[str, Any]) -> None:
    refused = colleague.post(f"articles/{article['id']}/publish", {"revision": 1})
    assert refused.status == 403
    assert "role editor in en" in refused.data["detail"]


def test_checks_are_told(owner: Program, article: dict[str, Any]) -> None:
    checks = {one["code"]: one for one in owner.get(f"articles/{article['id']}/checks").data}
    assert checks["headline"]["level"] == "ok"
    assert checks["lead-picture-missing"]["level"] == "warn"


def test_every_write_is_in_the_audit_log_under_the_name_of_the_tokens_owner(
    owner: Program, article: dict[str, Any]
) -> None:
    _patch(owner, article, 0, content=_paragraph("Mine."))
    entries = AuditEntry.objects.filter(target_id=article["id"], verb="save")
    assert {entry.by for entry in entries} == {owner.person}
    assert entries.count() == 2


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        size, check = struct.pack(">I", len(data)), zlib.crc32(kind + data)
        return size + kind + data + struct.pack(">I", check)

    rows = b"".join(b"\x00" + b"\x20\x40\x80" * 64 for _ in range(36))
    head = struct.pack(">IIBBBBB", 64, 36, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _upload(program: Program, data: bytes, name: str = "a.png", **fields: str) -> Answer:
    parts = [
        f'--b\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = b"".join(parts) + head.encode() + data + b"\r\n--b--\r\n"
    return program.send("POST", "pictures", body, "multipart/form-data; boundary=b")


def test_a_picture_is_added_described_and_listed(colleague: Program) -> None:
    added = _upload(colleague, _png(), creditline="Ana Ruiz")
    assert added.status == 201
    assert (added.data["creditline"], added.data["width"]) == ("Ana Ruiz", 64)
    path = f"pictures/{added.data['id']}"
    said = colleague.put(f"{path}/texts/fa", {"alt": "وزیران", "caption": ""})
    assert said.data["texts"] == {"fa": {"alt": "وزیران", "caption": ""}}
    assert colleague.put(f"{path}/texts/no_tag", {"alt": "x"}).status == 422
    assert _upload(colleague, _png()).data["id"] == added.data["id"]
    assert colleague.get(path).data == said.data
    assert len(colleague.get("pictures").data["pictures"]) == 1


def test_what_is_no_picture_is_refused(colleague: Program, stranger: Program) -> None:
    refused = _upload(colleague, b"<script>alert(1)</script>", "../../evil.png")
    assert (refused.status, refused.kind) == (415, "not-a-picture")
    assert _upload(colleague, _png()[:-30]).status == 422
    assert _upload(stranger, _png()).status == 403
    assert colleague.send("POST", "pictures", b"", "multipart/form-data; boundary=b").status == 422


def test_what_is_off_the_record_is_not_told_and_not_lost(
    owner: Program, article: dict[str, Any]
) -> None:
    secret = {"kind": "own", "note": "She saw it", "person": "A clerk", "off_record": True}
    assert _patch(owner, article, 0, sources=[secret]).status == 200
    told = owner.get(f"articles/{article['id']}").data
    (source,) = told["blocks"][0]["sources"]
    assert source["off_record"] is True
    assert "clerk" not in str(told)
    assert "She saw it" not in str(told)
    changed = _draft(told, headline="Another headline")
    assert _put(owner, changed, told).status == 200
    kept = Article.objects.get(pk=article["id"]).revisions.order_by("-number").first()
    assert kept is not None
    (source,) = kept.snapshot.blocks[0].sources
    assert (source.note, source.person) == ("She saw it", "A clerk")
