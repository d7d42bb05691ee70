from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource
from tests.web.api.conftest import Program
from tests.wires.sending import weigh_again

from dateline.ground import signing
from dateline.media.models import Picture, PictureText
from dateline.wires.models import Item, ItemVersion


@pytest.fixture
def picture(db: None) -> Picture:
    picture = Picture.objects.create(
        sha256="a" * 64,
        format="jpeg",
        filename="a.jpg",
        size=1,
        width=1600,
        height=900,
        placeholder="#000000",
        credit="Ana Ruiz",
    )
    PictureText.objects.create(picture=picture, language_tag="en", alt="Ministers", caption="Seen")
    return picture


@pytest.fixture
def published(owner: Program, article: dict[str, Any], picture: Picture) -> dict[str, Any]:
    body = {
        "base": 1,
        "headline": "Ministers <meet> & talk",
        "short_headline": "They meet",
        "deck": "In short.",
        "dateline": "BRUSSELS",
        "subjects": ["20000579"],
        "urgency": 3,
        "lead_picture": str(picture.pk),
        "blocks": [
            {"content": {"kind": "paragraph", "text": [{"text": "A <b> & c", "marks": ["em"]}]}},
            {"content": {"kind": "heading", "text": [{"text": "Head"}]}},
            {"content": {"kind": "list", "items": [[{"text": "one"}], [{"text": "two"}]]}},
            {"content": {"kind": "quotation", "text": [{"text": "Yes."}], "cite": "A minister"}},
            {"content": {"kind": "picture", "picture": str(picture.pk)}},
            {"content": {"kind": "embed", "url": "https://example.org/?a=1&b=2", "title": "V"}},
            {
                "content": article["blocks"][0]["content"],
                "sources": [
                    {
                        "kind": "wire",
                        "item_version": article["blocks"][0]["sources"][0]["item_version"],
                        "paragraph": 1,
                    }
                ],
            },
        ],
    }
    saved = owner.put(f"articles/{article['id']}", body)
    assert saved.status == 200, saved.data
    answer = owner.post(f"articles/{article['id']}/publish", {"revision": saved.data["revision"]})
    assert answer.status == 200, answer.data
    return dict(answer.data)


def test_a_published_article_is_read_with_its_signed_line_in_the_ledger(
    owner: Program, published: dict[str, Any]
) -> None:
    read = owner.get(f"publications/{published['id']}").data
    assert read == published
    assert read["kind"] == "publish"
    assert read["content"]["headline"] == "Ministers <meet> & talk"
    key, signature = bytes.fromhex(read["key"]), bytes.fromhex(read["signature"])
    assert signing.verify(read["entry"].encode(), signature=signature, key=key)
    assert owner.get(f"articles/{published['article']}").data["state"] == "published"
    listed = owner.get("publications?service=en").data["publications"]
    assert [one["id"] for one in listed] == [published["id"]]


def test_publishing_the_same_revision_again_changes_nothing(
    owner: Program, published: dict[str, Any]
) -> None:
    path = f"articles/{published['article']}/publish"
    assert owner.post(path, {"revision": published["revision"]}).data["id"] == published["id"]
    older = owner.post(path, {"revision": 1})
    assert (older.status, older.kind) == (409, "publishing")
    assert owner.post(path, {"revision": 99}).status == 404
    assert owner.post(path, {"revision": 10**12}).status == 404


def test_what_bars_publication_is_told_sentence_by_sentence(owner: Program) -> None:
    made = owner.post("stories", {"service": "en", "slugline": "Empty"}).data
    saved = owner.put(f"articles/{made['id']}", {"base": 0, "headline": "", "deck": "x"}).data
    refused = owner.post(f"articles/{made['id']}/publish", {"revision": saved["revision"]})
    assert (refused.status, refused.kind) == (409, "not-ready")
    assert len(refused.data["problems"]) >= 2


def test_a_killed_wire_bars_publication(
    owner: Program, article: dict[str, Any], item: ItemVersion
) -> None:
    killed = ItemVersion.objects.create(
        item=item.item, raw=item.raw, content_hash="kill", format="ninjs", pubstatus="canceled"
    )
    Item.objects.filter(pk=item.item_id).update(current=killed)
    weigh_again(item.item_id)
    refused = owner.post(f"articles/{article['id']}/publish", {"revision": 1})
    assert (refused.status, refused.kind) == (409, "not-ready")
    assert "killed by the agency" in refused.data["problems"][0]
    assert owner.get("publications").data["publications"] == []


def test_a_withdrawn_article_leaves_nothing_of_its_text(
    owner: Program, published: dict[str, Any]
) -> None:
    path = f"articles/{published['article']}/withdraw"
    withdrawn = owner.post(path, {"reason": "Killed", "notice": "Taken back."})
    assert (withdrawn.status, withdrawn.data["kind"]) == (200, "withdraw")
    assert owner.post(path, {"reason": "Killed"}).data["id"] == withdrawn.data["id"]
    ninjs = owner.get(f"publications/{withdrawn.data['id']}/ninjs").data
    assert (ninjs["pubStatus"], ninjs["edNote"]) == ("canceled", "Taken back.")
    assert "Ministers" not in json.dumps(ninjs | {"uri": ""})
    first = owner.get("publications?limit=1").data
    assert [one["kind"] for one in first["publications"]] == ["withdraw"]
    assert [one["kind"] for one in owner.get(first["next"]).data["publications"]] == ["publish"]


def test_what_was_never_published_cannot_be_withdrawn(
    owner: Program, article: dict[str, Any]
) -> None:
    refused = owner.post(f"articles/{article['id']}/withdraw", {"reason": "x"})
    assert (refused.status, refused.kind) == (409, "publishing")
    assert owner.post(f"articles/{article['id']}/withdraw", {"reason": ""}).status == 422


def test_ninjs_says_all_and_escapes_all(owner: Program, published: dict[str, Any]) -> None:
    ninjs = owner.get(f"publications/{published['id']}/ninjs").data
    assert ninjs["headlines"][0] == {"role": "main", "value": "Ministers <meet> & talk"}
    assert ninjs["located"] == "BRUSSELS"
    assert ninjs["urgency"] == 3
    assert ninjs["subjects"][-1] == {
        "name": "national elections",
        "uri": "http://cv.iptc.org/newscodes/mediatopic/20000579",
    }
    assert ninjs["infoSources"][0]["literal"] == "ap"
    text, html = ninjs["bodies"]
    assert text["value"].startswith("A <b> & c\n\nHead\n\none\ntwo")
    assert "<p><em>A &lt;b&gt; &amp; c</em></p>" in html["value"]
    assert "<ul><li>one</li><li>two</li></ul>" in html["value"]
    assert 'href="https://example.org/?a=1&amp;b=2"' in html["value"]
    assert "Associated Press" in html["value"]
    lead = ninjs["associations"][0]
    assert lead["name"] == "lead"
    assert {"role": "alternativeText", "value": "Ministers"} in lead["descriptions"]


@pytest.mark.shared
def test_ninjs_is_valid_by_the_schema_of_iptc(
    shared: Path, owner: Program, published: dict[str, Any]
) -> None:
    schemas = shared / "schemas"
    schema = json.loads(
        (schemas / "ninjs/specification/ninjs-schema_3.0.json").read_text(encoding="utf-8")
    )
    geojson = json.loads((schemas / "geojson/GeoJSON.json").read_text(encoding="utf-8"))
    registry: Registry[Any] = Registry().with_resource(
        "https://geojson.org/schema/GeoJSON.json", Resource.from_contents(geojson)
    )
    validator = jsonschema.Draft202012Validator(
        schema, registry=registry, format_checker=jsonschema.FormatChecker()
    )
    withdrawn = owner.post(f"articles/{published['article']}/withdraw", {"reason": "x"}).data
    for publication in (published, withdrawn):
        ninjs = owner.get(f"publications/{publication['id']}/ninjs").data
        assert [error.message for error in validator.iter_errors(ninjs)] == []
    assert list(validator.iter_errors({"uri": "x:y", "unknown": 1}))
