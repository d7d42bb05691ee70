"""What an API may do wrong, and where its key never goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from tests.wires.transports.ap_media_api.conftest import KEY, FakeApi

from dateline.wires.models import Feed, ItemVersion, RawFile
from dateline.wires.polling import FetchError
from dateline.wires.secrets import seal
from dateline.wires.transports.ap_media_api import TRANSPORT, TRY, client

FEED = "/media/v/content/feed"


def _ask(feed: Feed) -> str:
    feed.refresh_from_db()
    TRANSPORT.ask(feed)
    feed.refresh_from_db()
    return feed.last_error


def _keys(api: FakeApi) -> set[str | None]:
    return {headers.get(name) for _, headers in api.asked for name in ("x-api-key", "x-apikey")}


def test_the_key_is_sent_in_headers_only_and_kept_nowhere(
    feed: Feed, api: FakeApi, caplog: pytest.LogCaptureFixture
) -> None:
    api.add(1)
    assert _ask(feed) == ""
    assert _keys(api) == {KEY}
    assert not any(KEY in path for path, _ in api.asked)
    kept = Feed.objects.values().get()
    assert KEY not in str(kept)
    assert kept["cursor"].endswith("seq=1")
    assert KEY not in caplog.text


def test_a_wrong_key_is_said_and_not_told(feed: Feed, api: FakeApi) -> None:
    Feed.objects.update(secret=seal("an-old-key"))
    said = _ask(feed)
    assert "Compare the API key" in said
    assert "an-old-key" not in said  # the server repeats it
    assert feed.failures == 1


def test_a_feed_without_a_key_is_said(feed: Feed, api: FakeApi) -> None:
    Feed.objects.update(secret="")
    assert "has no API key" in _ask(feed)
    assert api.asked == []


def test_a_key_in_the_address_is_refused_and_not_told(feed: Feed, api: FakeApi) -> None:
    Feed.objects.update(address=f"{api.feed}&apikey={KEY}")
    said = _ask(feed)
    assert "Take the API key out of the address" in said
    assert KEY not in said
    assert api.asked == []


@pytest.mark.parametrize(("header", "seconds"), [("600", 590), ("", 50)])
def test_a_quota_that_is_used_up_is_waited_for(
    feed: Feed, api: FakeApi, header: str, seconds: int
) -> None:
    Feed.objects.update(interval_seconds=5)
    headers = {"Retry_After": header} if header else {}
    api.special[FEED] = api.refusal(429, 7000, "Quota exceeded", **headers)
    assert "429" in _ask(feed)
    assert feed.next_try is not None
    assert (feed.next_try - timezone.now()).total_seconds() > seconds


def test_a_quota_that_ends_amid_a_page_loses_nothing(feed: Feed, api: FakeApi) -> None:
    api.add(1)
    api.add(2)
    path = "/media/v/content/item2.0/download"
    api.special[path] = api.refusal(429, 7000, "Quota exceeded", Retry_After="600")
    Feed.objects.update(failures=9)  # patience does not end by quotas
    assert "429" in _ask(feed)
    assert feed.cursor == ""
    del api.special[path]
    assert _ask(feed) == ""
    assert ItemVersion.objects.exclude(paragraphs=[]).count() == 2


def test_a_redirect_is_followed_without_the_key_to_another_server(
    feed: Feed, api: FakeApi, start_api: Callable[[], FakeApi]
) -> None:
    """Downloads are answered by redirects to where the files lie."""
    files = start_api()
    api.add(1)
    files.special["/text.xml"] = (200, {}, api.texts["item1.0"])
    moved = {"Location": f"http://127.0.0.1:{files.server_port}/text.xml"}
    api.special["/media/v/content/item1.0/download"] = (302, moved, b"")
    assert _ask(feed) == ""
    assert ItemVersion.objects.exclude(paragraphs=[]).count() == 1
    assert len(files.asked) == 1
    assert _keys(files) == {None}


def test_a_text_on_another_server_is_fetched_without_the_key(
    feed: Feed, api: FakeApi, start_api: Callable[[], FakeApi]
) -> None:
    files = start_api()
    href = f"http://127.0.0.1:{files.server_port}/text.xml"
    api.add(1, renditions={"nitf": {"type": "text", "href": href}})
    files.special["/text.xml"] = (200, {}, api.texts["item1.0"])
    assert _ask(feed) == ""
    assert _keys(files) == {None}


def test_a_next_page_on_another_server_is_not_asked(
    feed: Feed, api: FakeApi, start_api: Callable[[], FakeApi]
) -> None:
    other = start_api()
    api.special[FEED] = api.json({"data": {"items": [], "next_page": other.feed}})
    assert "another server" in _ask(feed)
    assert other.asked == []
    assert feed.cursor == ""


@pytest.mark.parametrize("where", ["redirect", "text", "item"])
def test_no_address_inside_the_private_network_is_asked(
    feed: Feed, api: FakeApi, where: str
) -> None:
    inside = "http://169.254.169.254/latest/meta-data/"
    if where == "redirect":
        api.special[FEED] = (302, {"Location": inside}, b"")
    elif where == "text":
        api.add(1, renditions={"nitf": {"type": "text", "href": inside}})
    else:
        api.add(1, uri=inside, renditions={})
    said = _ask(feed)
    if where == "item":  # what the feed says of it is taken; nobody else is asked
        assert ItemVersion.objects.count() == 1
    else:
        assert "DATELINE_FETCH_PRIVATE" in said


def test_the_api_itself_must_be_listed_where_it_is_inside(
    feed: Feed, api: FakeApi, settings_of: Callable[..., None]
) -> None:
    settings_of(fetch_private="")
    assert "DATELINE_FETCH_PRIVATE" in _ask(feed)
    assert api.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        (200, {}, b"<html>Sign in</html>"),
        (200, {}, b"[]"),
        (200, {}, b'{"data": {"items": [{"item": '),
        (200, {}, b'{"data": []}'),
        (200, {}, b"[" * 100_000),
        (500, {}, b"oops"),
        (302, {"Location": FEED}, b""),
        (200, {"Content-Length": "9000"}, b'{"data": {"items": ['),
    ],
)
def test_what_is_no_feed_is_said_and_asked_again_later(
    feed: Feed, api: FakeApi, answer: tuple[int, dict[str, str], bytes]
) -> None:
    api.special[FEED] = answer
    assert _ask(feed)
    assert feed.failures == 1
    assert not RawFile.objects.exists()
    api.special.clear()
    api.add(1)
    assert _ask(feed) == ""
    assert ItemVersion.objects.count() == 1


def test_entries_that_are_none_are_passed_over(feed: Feed, api: FakeApi) -> None:
    api.add(1)
    entries = [None, 5, {}, {"item": 1}, {"meta": {}, "item": api.items[0]}]
    api.special[FEED] = api.json({"data": {"items": entries}})
    assert _ask(feed) == ""
    assert ItemVersion.objects.count() == 1


def test_an_answer_that_is_too_large_is_given_up(
    feed: Feed, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "MOST_BYTES", 10_000)
    api.special[FEED] = (200, {}, b" " * 20_000)
    assert "more than 10000 bytes" in _ask(feed)


def test_a_server_that_never_answers_is_given_up(
    feed: Feed, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "SECONDS_OF_SILENCE", 0.2)
    api.holds = 1.0
    assert "did not answer" in _ask(feed)


def test_trying_asks_for_the_quotas_and_changes_nothing(feed: Feed, api: FakeApi) -> None:
    api.add(1)
    assert TRY(feed) == "127.0.0.1 takes the key for Harbour Times."
    assert [path for path, _ in api.asked] == ["/media/v/account/quotas"]
    assert not RawFile.objects.exists()
    Feed.objects.update(secret=seal("an-old-key"))
    feed.refresh_from_db()
    with pytest.raises(FetchError, match="Compare the API key"):
        TRY(feed)
