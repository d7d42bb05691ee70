"""The page of a front: without a script, and what a script is answered."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from lxml import html
from tests.web.newsroom.conftest import person, signed_in

from dateline.accounts.models import Role, User
from dateline.audience.models import MostRead
from dateline.ground.events import StoredEvent
from dateline.ground.richtext import from_plain
from dateline.languages.actions import change_service
from dateline.languages.models import Service
from dateline.publishing.actions import publish_article, withdraw_article
from dateline.publishing.fronts.models import Front, FrontDraft, FrontSchedule, FrontVersion
from dateline.stories.actions import create_article, create_section, create_story, save_article
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft
from dateline.stories.models import Article
from dateline.web.live.fronts import front_html

FRONT = "/newsroom/fronts/en/"
Publish = Callable[..., Article]


@pytest.fixture(autouse=True)
def _english_publishes(english: Service) -> None:
    change_service(service=english, changes={"active": True}, by=None)
    create_section(service=english, slug="world", name="The world", by=None)


@pytest.fixture
def publish(english: Service) -> Publish:
    def make(headline: str) -> Article:
        article = create_article(
            story=create_story(slugline=headline, by=None), service=english, by=None
        )
        block = BlockDraft(content=Paragraph(text=from_plain("They met on Thursday.")))
        draft = ArticleDraft(headline=headline, section="world", blocks=(block,))
        revision = save_article(article=article, draft=draft, base=0, by=None)
        publish_article(article=article, revision=revision, by=None)
        return article

    return make


@pytest.fixture
def editor_user(english: Service) -> User:
    return person("Edith", "en", Role.EDITOR)


@pytest.fixture
def edith(editor_user: User) -> Client:
    return signed_in(editor_user)


def step(client: Client, do: str, **fields: str) -> Any:
    return client.post(f"{FRONT}change/", {"do": do, **fields}, follow=True)


def stands(client: Client) -> dict[str, list[tuple[str, bool]]]:
    """What each area of the page shows: the headlines, and whether they are pinned."""
    page = html.document_fromstring(client.get(FRONT).content)
    return {
        area.get("data-area"): [
            (spot.xpath("string(.//h3)"), "pinned" in spot.get("class").split())
            for spot in area.cssselect(".spot")
        ]
        for area in page.cssselect("[data-area]")
    }


def test_the_page_shows_the_front_as_it_is_filled(edith: Client, publish: Publish) -> None:
    for number in range(3):
        publish(f"Report {number}")
    shown = stands(edith)
    assert shown["lead"] == [("Report 2", False)]
    assert shown["second"] == [("Report 1", False), ("Report 0", False)]
    assert [headline for headline, _ in shown["strip-1"]] == ["Report 2", "Report 1", "Report 0"]


def test_what_is_arranged_is_a_draft_until_it_is_given_to_readers(
    edith: Client, publish: Publish, editor_user: User
) -> None:
    old, _ = publish("Old"), publish("New")
    step(edith, f"put {old.pk} lead 0")
    assert stands(edith)["lead"] == [("Old", True)]
    assert not FrontVersion.objects.exists()
    page = edith.post(f"{FRONT}save/", follow=True).content.decode()
    assert "Readers have this front now." in page
    version = Front.objects.get().version
    assert (version.by, version.arrangement.pins[0].article) == (editor_user, old.pk)
    assert not FrontDraft.objects.exists()


def test_pins_move_up_down_to_another_area_and_away(edith: Client, publish: Publish) -> None:
    one = publish("One")
    for number in range(3):
        publish(f"Report {number}")
    step(edith, f"put {one.pk}", to="second")
    assert stands(edith)["second"][0] == ("One", True)
    step(edith, f"down {one.pk}")
    assert stands(edith)["second"][1] == ("One", True)
    step(edith, f"up {one.pk}")
    step(edith, f"up {one.pk}")
    assert stands(edith)["lead"] == [("One", True)]
    step(edith, f"word {one.pk}", to="latest", headline="In other words")
    assert stands(edith)["latest"][0] == ("In other words", True)
    step(edith, f"unpin {one.pk}")
    assert not any(pinned for area in stands(edith).values() for _, pinned in area)


def test_areas_are_added_set_moved_and_removed(edith: Client, publish: Publish) -> None:
    publish("One")
    step(edith, "add", kind="strip", source="section/world", count="3", name="Near us")
    step(edith, "raise strip-2 9")
    assert list(stands(edith)) == ["strip-2", "lead", "second", "latest", "strip-1"]
    step(edith, "area latest", source="urgent", count="7", name="")
    step(edith, "remove second")
    draft = FrontDraft.objects.get().arrangement
    assert [area.id for area in draft.areas] == ["strip-2", "lead", "latest", "strip-1"]
    latest = draft.area("latest")
    assert latest is not None
    assert (latest.source, latest.count) == ("urgent", 7)


@pytest.mark.parametrize(
    "do", ["", "fly", "put", "put nothing", f"put {UUID(int=1)} nowhere 0", "area latest"]
)
def test_what_cannot_be_done_is_refused_with_a_sentence(edith: Client, do: str) -> None:
    answer = step(edith, do, source="elsewhere", count="3")
    assert answer.status_code == 422
    assert 'class="message error"' in answer.content.decode()
    assert not FrontDraft.objects.exists()


def test_a_stale_save_is_refused_and_shows_the_difference(
    edith: Client, editor: Client, publish: Publish
) -> None:
    one, other = publish("One story"), publish("Other story")
    step(edith, f"put {one.pk} lead 0")
    step(editor, f"put {other.pk} second 1")
    editor.post(f"{FRONT}save/")
    answer = edith.post(f"{FRONT}save/")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Not saved: somebody else arranged this front" in page
    assert "Pinned in Slots with pictures: “Other story”" in page
    assert "Pinned in Lead: “One story”" in page
    assert Front.objects.get().version.number == 1


def test_a_draft_that_fell_behind_is_joined_and_saved(
    edith: Client, editor: Client, publish: Publish
) -> None:
    one, other = publish("One story"), publish("Other story")
    step(edith, f"put {one.pk} lead 0")
    step(editor, f"put {other.pk} second 1")
    editor.post(f"{FRONT}save/")
    edith.post(f"{FRONT}draft/", {"do": "join"})
    assert edith.post(f"{FRONT}save/").status_code == 302
    pinned = {pin.article for pin in Front.objects.get().version.arrangement.pins}
    assert pinned == {one.pk, other.pk}


def test_others_see_who_is_arranging_and_what(
    edith: Client, editor: Client, publish: Publish
) -> None:
    one = publish("One story")
    step(edith, f"put {one.pk} lead 0")
    page = editor.get(FRONT).content.decode()
    assert "Edith is arranging this front too" in page
    assert "Pinned in Lead: “One story”" in page


def test_a_script_gets_only_what_changes(edith: Client, publish: Publish) -> None:
    one = publish("One")
    answer = edith.post(
        f"{FRONT}change/", {"do": f"put {one.pk} lead 0"}, headers={"X-Newsroom": "1"}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert 'data-area="lead"' in page


def test_stories_are_found_by_their_words(edith: Client, publish: Publish) -> None:
    publish("Ministers meet")
    publish("Sprinter wins")
    page = edith.get(FRONT, {"q": "sprinter"}).content.decode()
    found = html.document_fromstring(page).cssselect(".front-found b")
    assert [one.text for one in found] == ["Sprinter wins"]
    fragment = edith.get(f"{FRONT}find/", {"q": "ministers"}).content.decode()
    assert "Ministers meet" in fragment
    assert "Sprinter" not in fragment


def test_a_change_is_scheduled_in_the_zone_of_the_service_and_called_off(
    edith: Client, publish: Publish, english: Service
) -> None:
    change_service(service=english, changes={"time_zone": "Asia/Tehran"}, by=None)
    one = publish("One")
    step(edith, f"put {one.pk} lead 0")
    page = edith.post(f"{FRONT}schedule/", {"at": "2031-05-01T09:00"}, follow=True)
    assert "2031-05-01" in page.content.decode()
    schedule = FrontSchedule.objects.get()
    assert schedule.at == datetime(2031, 5, 1, 5, 30, tzinfo=UTC)
    assert not FrontDraft.objects.exists()
    looked = edith.get(f"{FRONT}preview/page/?change={schedule.pk}")
    assert looked.status_code == 200
    edith.post(f"{FRONT}schedule/{schedule.pk}/cancel/")
    schedule.refresh_from_db()
    assert schedule.state == "cancelled"


def test_a_time_that_is_none_or_past_is_said(edith: Client, publish: Publish) -> None:
    step(edith, f"put {publish('One').pk} lead 0")
    for at in ("", "yesterday", "2001-01-01T00:00"):
        page = edith.post(f"{FRONT}schedule/", {"at": at}, follow=True).content.decode()
        assert 'class="message error"' in page
    assert FrontDraft.objects.exists()


def test_the_history_says_what_changed_and_leads_back(edith: Client, publish: Publish) -> None:
    one = publish("One story")
    step(edith, f"put {one.pk} lead 0")
    edith.post(f"{FRONT}save/")
    step(edith, f"unpin {one.pk}")
    edith.post(f"{FRONT}save/")
    page = edith.get(f"{FRONT}history/").content.decode()
    assert "Pinned in Lead: “One story”" in page
    assert "Unpinned from Lead: “One story”" in page
    edith.post(f"{FRONT}restore/", {"version": "1", "base": "2"})
    back = Front.objects.get().version
    assert (back.number, back.restores, len(back.arrangement.pins)) == (3, 1, 1)
    refused = edith.post(f"{FRONT}restore/", {"version": "2", "base": "2"}, follow=True)
    assert "look at it first" in refused.content.decode()
    edith.post(f"{FRONT}restore/", {"version": "0", "base": "3"})
    assert Front.objects.get().version.arrangement.areas == ()


def test_the_preview_is_the_readers_page_in_the_scheme_asked_for(
    edith: Client, publish: Publish
) -> None:
    old, _ = publish("Older report"), publish("Newer report")
    step(edith, f"put {old.pk} lead 0")
    around = edith.get(f"{FRONT}preview/?size=md&scheme=dark").content.decode()
    assert "size-md" in around
    dark = edith.get(f"{FRONT}preview/page/?scheme=dark")
    assert "sandbox" in dark["Content-Security-Policy"]
    page = dark.content.decode()
    assert page.index("Older report") < page.index("Newer report")
    assert "prefers-color-scheme" not in page
    assert 'content="noindex"' in page
    light = edith.get(f"{FRONT}preview/page/?scheme=light").content.decode()
    assert light != page
    lite = edith.get(f"{FRONT}preview/page/?lite=1").content.decode()
    assert lite.index("Older report") < lite.index("Newer report")


def test_a_withdrawn_story_leaves_the_page_and_cannot_be_pinned_to_readers(
    edith: Client, publish: Publish
) -> None:
    old, _ = publish("Old"), publish("New")
    step(edith, f"put {old.pk} lead 0")
    withdraw_article(article=old, reason="Wrong.", by=None)
    assert stands(edith)["lead"] == [("New", False)]
    assert "1 pinned story was withdrawn" in edith.get(FRONT).content.decode()


def test_only_editors_of_the_service_come_in(owner: Client, other_desk: Client) -> None:
    for client in (owner, other_desk):
        assert client.get(FRONT).status_code == 403
        assert client.post(f"{FRONT}save/").status_code == 403
        assert client.get(f"{FRONT}preview/page/").status_code == 403
    assert owner.get("/newsroom/fronts/").status_code == 403


def test_the_first_front_that_one_may_arrange_is_gone_to(edith: Client) -> None:
    assert edith.get("/newsroom/fronts/")["Location"] == FRONT
    assert "/newsroom/fronts/" in edith.get("/newsroom/desk/").content.decode()


def test_who_reads_persian_gets_the_page_from_right_to_left(
    edith: Client, editor_user: User, publish: Publish
) -> None:
    editor_user.ui_language = "fa"
    editor_user.save()
    publish("One")
    page = edith.get(FRONT).content.decode()
    assert 'dir="rtl"' in page
    assert "صفحهٔ نخست" in page
    # The front itself is in the language of its service.
    assert '<div class="outline" lang="en" dir="ltr">' in page


def event(kind: str, **payload: object) -> StoredEvent:
    return StoredEvent("1-1", kind, {"service": "en", "person": "a", **payload}, _NOW)


_NOW = datetime(2026, 11, 27, tzinfo=UTC) + timedelta(0)


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([event("publishing.front-arranged")], True),
        ([event("publishing.front-drafted")], True),
        ([event("publishing.front-drafted", person="me")], False),
        ([event("publishing.front-schedule-changed", person="me")], True),
        ([event("publishing.rendered", paths=["/en/", "/en/lite/"])], True),
        ([event("publishing.rendered", paths=["/en/world/"])], False),
        ([event("publishing.front-arranged", service="fa")], False),
    ],
)
def test_an_open_page_is_told_of_what_concerns_it(
    events: Collection[StoredEvent], told: bool
) -> None:
    assert bool(front_html(events, "en", "me")) is told


def test_what_is_read_most_can_be_chosen_once_readers_were_counted(
    edith: Client, publish: Publish
) -> None:
    def choices() -> list[str]:
        page = html.document_fromstring(edith.get(FRONT).content)
        return page.xpath("//details[contains(@class, 'front-add')]//option/@value")

    story = publish("Ministers meet")
    assert "most-read" not in choices()
    MostRead.objects.create(service_id="en", articles=[str(story.pk)])
    assert "most-read" in choices()
    change = {"do": "add", "kind": "list", "source": "most-read", "count": "5", "name": ""}
    edith.post(f"{FRONT}change/", change)
    draft = FrontDraft.objects.get()
    assert draft.arrangement.areas[-1].source == "most-read"
    assert draft.arrangement.areas[-1].repeats
    page = edith.get(FRONT).content.decode()
    assert page.count("Most read</h2>") == 1
    MostRead.objects.all().delete()
    kept = html.document_fromstring(edith.get(FRONT).content)
    assert kept.xpath("//select[@name='source']/option[@value='most-read' and @selected]")
