"""What comes in from the AP Media API: every item whole, once, page after page."""

from __future__ import annotations

import time
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connections
from tests.wires.transports.ap_media_api.conftest import KEY, FakeApi

from dateline.wires.models import Feed, ItemVersion, RawFile
from dateline.wires.store import wire_store
from dateline.wires.transports.ap_media_api import TRANSPORT, poll


def _ask(feed: Feed) -> int:
    feed.refresh_from_db()
    new = TRANSPORT.ask(feed)
    feed.refresh_from_db()
    return new


def _text(version: ItemVersion) -> list[str]:
    return ["".join(run["text"] for run in one["runs"]) for one in version.paragraphs]


def test_an_item_comes_in_with_all_its_facts_and_its_text(feed: Feed, api: FakeApi) -> None:
    api.add(1)
    assert _ask(feed) == 1
    version = ItemVersion.objects.get()
    assert (version.item.guid, version.format, version.item.provider_id) == (
        "item1", "ap-media-api", "ap"
    )  # fmt: skip
    assert (version.headline, version.slugline, version.urgency) == ("Harbour 1", "HARBOUR", 2)
    assert _text(version)[-2:] == ["The café at pier 1 is open.", "Ships wait."]
    assert (feed.last_error, feed.failures) == ("", 0)
    assert feed.last_item is not None


def test_the_words_of_other_encodings_are_kept(feed: Feed, api: FakeApi) -> None:
    api.add(1, encoding="iso-8859-1")
    _ask(feed)
    assert "The café at pier 1 is open." in _text(ItemVersion.objects.get())


def test_what_the_api_answered_is_kept_to_the_byte(feed: Feed, api: FakeApi) -> None:
    api.add(1)
    _ask(feed)
    kept = wire_store().get(RawFile.objects.get().sha256)
    _, _, answered = api.answer("/media/v/content/item1?qt=token&et=0", {"x-api-key": KEY})
    assert kept.endswith(answered[1:])


def test_pages_are_followed_until_one_is_empty(feed: Feed, api: FakeApi) -> None:
    api.page_size = 2
    for number in range(5):
        api.add(number)
    assert _ask(feed) == 5
    assert api.asked_for("/content/feed") == 4
    assert "seq=5" in feed.cursor
    first = api.asked[0][0]
    assert "page_size=100" in first
    assert "versions=all" in first
    assert "q=productid%3A30598" in first


def test_the_next_poll_goes_on_where_the_last_one_ended(feed: Feed, api: FakeApi) -> None:
    api.add(1)
    _ask(feed)
    api.asked.clear()
    api.add(2)
    assert _ask(feed) == 1
    assert "seq=1" in api.asked[0][0]
    assert api.asked_for("item1") == 0


def test_another_version_is_another_version(feed: Feed, api: FakeApi) -> None:
    api.add(1)
    _ask(feed)
    api.add(1, version=1)
    assert _ask(feed) == 1
    assert set(ItemVersion.objects.values_list("version", flat=True)) == {"0", "1"}


def test_what_is_here_is_not_asked_for_again(feed: Feed, api: FakeApi) -> None:
    api.add(1)
    _ask(feed)
    Feed.objects.update(cursor="")
    api.asked.clear()
    assert _ask(feed) == 0
    assert api.asked_for("/download") == api.asked_for("item1") == 0


def test_after_the_query_token_expired_the_feed_is_asked_for_from_before_it_was_last_read(
    feed: Feed, api: FakeApi
) -> None:
    api.add(1)
    _ask(feed)
    assert feed.last_success is not None
    api.add(2)
    last = feed.last_success
    api.token = "another"
    api.asked.clear()
    assert _ask(feed) == 1
    again = api.asked[1][0]
    assert "mindate" in again
    assert f"{last - timedelta(hours=1):%Y-%m-%dT%H%%3A%M%%3A%S}" in again
    assert "qt=another" in feed.cursor
    assert ItemVersion.objects.count() == 2
    api.special["/media/v/content/feed"] = api.refusal(400, 6060, "The query token has expired")
    assert _ask(feed) == 0
    assert "400" in feed.last_error


def test_a_picture_needs_no_text(feed: Feed, api: FakeApi) -> None:
    api.add(
        1, type="picture", renditions={"main": {"type": "picture", "href": "https://x.example/"}}
    )
    assert _ask(feed) == 1
    assert ItemVersion.objects.get().type == "picture"
    assert api.asked_for("/download") == 0


def test_an_item_whose_text_is_gone_comes_in_without_it(feed: Feed, api: FakeApi) -> None:
    api.add(1)
    api.add(2)
    del api.texts["item1.0"]
    assert _ask(feed) == 2
    assert "item1.json: its text cannot be had" in feed.last_error
    assert feed.failures == 0
    assert [bool(one.paragraphs) for one in ItemVersion.objects.order_by("headline")] == [
        False, True
    ]  # fmt: skip


def test_a_text_that_cannot_be_had_now_is_waited_for_but_not_for_ever(
    feed: Feed, api: FakeApi
) -> None:
    api.add(1)
    api.special["/media/v/content/item1.0/download"] = (500, {}, b"")
    for failures in (1, 2, 3):
        assert _ask(feed) == 0
        assert feed.failures == failures
    assert feed.cursor == ""
    assert _ask(feed) == 1
    assert "item1.json: its text cannot be had" in feed.last_error
    api.add(2)
    assert _ask(feed) == 1
    assert (feed.last_error, feed.failures) == ("", 0)


def test_an_item_that_cannot_be_read_is_kept_and_the_next_one_comes_in(
    feed: Feed, api: FakeApi
) -> None:
    api.add(1, headline="x" * 70_000 + "\x00", uri=None, renditions={"nitf": {"href": 5}})
    api.add(2)
    _ask(feed)
    assert ItemVersion.objects.filter(headline="Harbour 2").exists()
    assert RawFile.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_item_comes_in_at_once_where_the_api_holds_the_request(
    feed: Feed, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll, "SECONDS_HELD", 0.05)
    api.holds = 0.1

    def ask() -> None:
        try:
            TRANSPORT.ask(feed)
        finally:
            connections.close_all()

    thread = Thread(target=ask)
    thread.start()
    try:
        for number in range(1, 4):
            api.add(number)
            while ItemVersion.objects.count() < number:
                time.sleep(0.01)
        held = api.asked_for("/content/feed") + 2
        while api.asked_for("/content/feed") < held:
            time.sleep(0.01)
        assert thread.is_alive()
    finally:
        Feed.objects.update(active=False)
        thread.join()
    assert Feed.objects.get().last_error == ""
