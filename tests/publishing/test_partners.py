"""What the systems of partners fetch: ninjs, NewsML-G2 and packages of stories."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree
from referencing import Registry, Resource
from tests.publishing.conftest import Newsroom

from dateline.publishing.actions import (
    Note,
    publish_article,
    render_pages,
    withdraw_article,
)
from dateline.publishing.actions.render import site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import NoteKind, Page, Publication
from dateline.publishing.pages.marking import mark_changes
from dateline.publishing.pages.outputs import Urgency
from dateline.stories.actions import create_story
from dateline.stories.models import Article, Story
from dateline.wires.formats import parse_wire

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db
NAMES = {"g": "http://iptc.org/std/nar/2006-10-01/"}
SECRET = "A clerk in the ministry"
BLOCKS: list[dict[str, Any]] = [
    {
        "content": {"kind": "paragraph", "text": [{"text": "12 & <b> came.", "marks": ["em"]}]},
        "sources": [{"kind": "own", "note": SECRET, "person": SECRET, "off_record": True}],
    },
    {"content": {"kind": "heading", "text": [{"text": "What next"}]}},
    {"content": {"kind": "list", "items": [[{"text": "one"}], [{"text": "two"}]]}},
    {"content": {"kind": "quotation", "text": [{"text": "“Yes.”"}], "cite": "A minister"}},
    {"content": {"kind": "embed", "url": "https://e.example/?a=1&b=2", "title": "Watch"}},
]
WORDS = ["12 & <b> came.", "What next", "one", "two", "“Yes.”", "A minister", "Watch"]


def publish(newsroom: Newsroom, headline: str = "Ministers meet", **fields: Any) -> Publication:
    service = fields.pop("service", "en")
    story: Story | None = fields.pop("story", None)
    note: Note | None = fields.pop("note", None)
    article: Article | None = fields.pop("article", None)
    fields = {"blocks": BLOCKS, "dateline": "BRUSSELS", "urgency": 2, **fields}
    if article is None:
        article, revision = newsroom.article(headline, service=service, story=story, **fields)
    else:
        revision = newsroom.write(article, headline=headline, **fields)
    return publish_article(article=article, revision=revision, by=newsroom.editor, note=note)


def files_of(publication: Publication, files: Files) -> tuple[bytes, bytes]:
    render_pages()
    found, page = files(), publication.article.public.path.lstrip("/")
    return found[f"{page}ninjs.json"], found[f"{page}newsml-g2.xml"]


def read(body: bytes, name: str) -> Any:
    (item,) = parse_wire(body, name=name).items
    return item


def test_our_own_parsers_read_the_same_of_both_formats(
    newsroom: Newsroom, site: Path, files: Files
) -> None:
    publication = publish(newsroom, "نشست <وزیران>", service="fa", deck="In short.")
    ninjs, newsml = files_of(publication, files)
    for item in (read(ninjs, "a.json"), read(newsml, "a.xml")):
        assert item.headline == "نشست <وزیران>"
        assert [one.text for one in item.paragraphs] == WORDS
        assert (item.language, item.pubstatus, item.urgency) == ("fa", "usable", 2)
        assert unquote(item.guid).endswith(publication.article.public.path)
        assert item.version == str(publication.number)
        assert item.provider == "Dateline News"
        assert item.copyrightholder == "Dateline News"
        assert item.copyrightnotice.startswith("©")
        assert item.summary == "In short."
        assert [one.name for one in item.subjects] == ["NATO fa"]


def test_what_is_off_the_record_is_in_no_file(newsroom: Newsroom, site: Path, files: Files) -> None:
    publish(newsroom)
    render_pages()
    plain = {name: body for name, body in files().items() if not name.endswith((".br", ".zst"))}
    assert plain
    assert not [name for name, body in plain.items() if SECRET.encode() in body]


def test_a_correction_is_told_and_signalled(newsroom: Newsroom, site: Path, files: Files) -> None:
    first = publish(newsroom)
    note = Note(NoteKind.CORRECTION, "It was 12, not 21.")
    publication = publish(newsroom, article=first.article, deck="New.", note=note)
    ninjs, newsml = files_of(publication, files)
    for item in (read(ninjs, "a.json"), read(newsml, "a.xml")):
        assert "It was 12, not 21." in item.ednote
        assert "correction" in item.signals
        assert item.version == str(publication.number)
    again = publish(newsroom, article=first.article, deck="Newer.")
    _, newsml = files_of(again, files)
    assert etree.fromstring(newsml).xpath("//g:signal/@qcode", namespaces=NAMES) == ["sig:update"]


def test_a_withdrawal_cancels_both_and_leaves_no_word(
    newsroom: Newsroom, site: Path, files: Files
) -> None:
    publication = publish(newsroom, "Zanzibar", deck="Unspeakable.")
    render_pages()
    withdraw_article(
        article=publication.article, reason="", by=newsroom.editor, notice="It was wrong."
    )
    mark_changes()
    page = publication.article.public.path
    urgent = Page.objects.filter(urgency=Urgency.NOW).values_list("path", flat=True)
    assert {f"{page}ninjs.json", f"{page}newsml-g2.xml"} <= set(urgent)
    for body in files_of(publication, files):
        assert b"Unspeakable" not in body
        assert b"12 &amp;" not in body
        assert b"canceled" in body
        assert b"It was wrong." in body
    item = read(body, "a.xml")
    assert (item.pubstatus, item.ednote) == ("canceled", "It was wrong.")
    assert item.signals == ("kill",)


def test_sisters_and_the_package_name_all_languages_of_a_story(
    newsroom: Newsroom, site: Path, files: Files
) -> None:
    story = create_story(slugline="NATO", by=newsroom.reporter)
    english = publish(newsroom, story=story)
    render_pages()
    assert not [name for name in files() if name.startswith("story/")]
    persian = publish(newsroom, "نشست", service="fa", story=story)
    ninjs, newsml = files_of(english, files)
    told = json.loads(ninjs)["associations"]
    assert [(one["language"], one["headlines"][0]["value"]) for one in told] == [("fa", "نشست")]
    assert told[0]["uri"] in [link.href for link in read(newsml, "a.xml").links]
    package = f"story/{story.pk}/newsml-g2.xml"
    item = read(files()[package], "a.xml")
    assert (item.type, item.version) == ("composite", str(persian.number))
    assert [link.title for link in item.links] == ["Ministers meet", "نشست"]
    withdraw_article(article=english.article, reason="", by=newsroom.editor)
    render_pages()
    assert [link.title for link in read(files()[package], "a.xml").links] == ["نشست"]
    last = withdraw_article(article=persian.article, reason="", by=newsroom.editor)
    render_pages()
    item = read(files()[package], "a.xml")
    assert (item.pubstatus, item.version, item.links) == ("canceled", str(last.number), ())
    assert not list(verify_site(site_store()))


def every_file(newsroom: Newsroom, files: Files) -> Iterator[bytes]:
    """Yield the partner files of a story with all that one can have, and of its withdrawal."""
    story = create_story(slugline="NATO", by=newsroom.reporter)
    subjects = ["20000579"]
    english = publish(newsroom, story=story, subjects=subjects, short_headline="They meet")
    persian = publish(newsroom, "نشست", service="fa", story=story)
    note = Note(NoteKind.CORRECTION, "It was 12.")
    english = publish(newsroom, article=english.article, deck="Short.", note=note)
    yield from files_of(english, files)
    yield from files_of(persian, files)
    yield files()[f"story/{story.pk}/newsml-g2.xml"]
    withdraw_article(article=english.article, reason="", by=newsroom.editor, notice="Wrong.")
    withdraw_article(article=persian.article, reason="", by=newsroom.editor)
    yield from files_of(english, files)
    yield files()[f"story/{story.pk}/newsml-g2.xml"]


@pytest.mark.shared
def test_every_file_is_valid_by_the_schemas_of_the_iptc(
    shared: Path, newsroom: Newsroom, site: Path, files: Files
) -> None:
    folder = shared / "schemas"
    geojson = json.loads((folder / "geojson/GeoJSON.json").read_text("utf-8"))
    registry: Registry[Any] = Registry().with_resource(
        "https://geojson.org/schema/GeoJSON.json", Resource.from_contents(geojson)
    )
    json_schemas = [
        jsonschema.Draft202012Validator(
            json.loads((folder / f"ninjs/specification/ninjs-schema_{version}.json").read_text()),
            registry=registry,
            format_checker=jsonschema.FormatChecker(),
        )
        for version in ("3.0", "3.1")
    ]
    power = folder / "newsml-g2/specification/NewsML-G2_2.35-spec-All-Power.xsd"
    schema = etree.XMLSchema(etree.parse(power))
    bodies = list(every_file(newsroom, files))
    assert len(bodies) == 8
    for body in bodies:
        if body.startswith(b"{"):
            for one in json_schemas:
                assert [error.message for error in one.iter_errors(json.loads(body))] == []
        else:
            schema.assertValid(etree.fromstring(body))
