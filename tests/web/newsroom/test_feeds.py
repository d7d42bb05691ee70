"""The pages of the feeds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone, translation

from dateline import wires
from dateline.accounts.models import User
from dateline.languages.models import Service
from dateline.web.newsroom.feeds.troubles import feed_error
from dateline.wires.actions import note_feed_failure, note_feed_success
from dateline.wires.actions.keeping import FeedDraft, add_checked_feed
from dateline.wires.models import Feed, Provider, Rhythm
from dateline.wires.secrets import unseal

LIST = "/newsroom/wires/feeds/"
SFTP = {
    "name": "Agency",
    "address": "sftp://sftp.example/out",
    "username": "us",
    "secret": "hush-hush",
    "interval": "30",
    "option-pattern": "*.xml",
}


@pytest.fixture
def feed(english: Service) -> Feed:
    draft = FeedDraft(name="Agency", address="https://agency.example/rss")
    return add_checked_feed(kind="feed", draft=draft, by=None).feed


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_feed_of_each_kind_can_be_filled_in(administrator: Client) -> None:
    kinds = re.findall(rf"{LIST}new/(\w+)/", text_of(administrator, LIST))
    assert kinds == ["feed", "ap_media_api", "ftp", "sftp", "s3", "imap", "push"]
    for kind in kinds:
        assert administrator.get(f"{LIST}new/{kind}/").status_code == 200
    assert administrator.get(f"{LIST}new/folder/").status_code == 404
    assert administrator.get(f"{LIST}new/pigeon/").status_code == 404


def test_a_feed_is_added_and_its_secret_never_shown(administrator: Client) -> None:
    page = administrator.post(f"{LIST}new/sftp/", SFTP, follow=True).content.decode()
    feed = Feed.objects.get()
    assert (feed.interval_seconds, feed.options) == (30, {"pattern": "*.xml"})
    assert unseal(feed.secret) == "hush-hush"
    assert "sftp://sftp.example/out" in page
    assert "hush-hush" not in page
    assert feed.secret not in page
    kept = SFTP | {"secret": "", "name": "Renamed"}
    administrator.post(f"{LIST}{feed.pk}/", kept)
    feed.refresh_from_db()
    assert (feed.name, unseal(feed.secret)) == ("Renamed", "hush-hush")


def test_what_is_wrong_is_said_and_what_was_typed_stays(administrator: Client) -> None:
    page = administrator.post(f"{LIST}new/sftp/", SFTP | {"address": "nowhere"})
    html = page.content.decode()
    assert page.status_code == 422
    assert "The address must look like sftp://" in html
    assert 'value="nowhere"' in html
    assert 'value="*.xml"' in html
    assert "hush-hush" not in html
    page = administrator.post(f"{LIST}new/sftp/", SFTP | {"interval": "often"})
    assert "once a week" in page.content.decode()
    assert not Feed.objects.exists()


def test_only_a_feed_that_is_asked_says_when_it_is_asked_next(
    administrator: Client, feed: Feed
) -> None:
    draft = FeedDraft(name="Pushed")
    pushed = add_checked_feed(kind="push", draft=draft, by=None).feed
    note_feed_success(feed=pushed, new_items=1, etag="", by=None)
    assert "Next try" in text_of(administrator, f"{LIST}{feed.pk}/")
    assert "Next try" not in text_of(administrator, f"{LIST}{pushed.pk}/")


def test_the_secret_of_a_push_feed_is_shown_once_with_how_to_sign(administrator: Client) -> None:
    html = administrator.post(f"{LIST}new/push/", {"name": "Pushed"}).content.decode()
    feed = Feed.objects.get()
    secret = unseal(feed.secret)
    assert secret in html
    assert f"/wires/push/{feed.pk}/" in html
    assert "Dateline-Signature" in html
    again = text_of(administrator, f"{LIST}{feed.pk}/")
    assert secret not in again
    assert f"/wires/push/{feed.pk}/" in again


def test_everybody_reads_how_feeds_do_and_administrators_change_them(
    owner: Client, editor: Client, feed: Feed
) -> None:
    note_feed_failure(feed=feed, error="agency.example does not answer.", by=None)
    html = text_of(owner, LIST)
    assert "Failing" in html
    assert "agency.example does not answer." in html
    assert "Add a feed" not in html
    page = text_of(editor, f"{LIST}{feed.pk}/")
    assert "1 failure" in page
    assert "Ask now" not in page
    assert 'name="address"' not in page
    assert editor.get(f"{LIST}new/feed/").status_code == 403
    for act in ("", "test/", "ask/", "switch/"):
        assert editor.post(f"{LIST}{feed.pk}/{act}", SFTP).status_code == 403
    assert Feed.objects.get().name == "Agency"


def test_a_feed_is_asked_at_once_switched_off_and_on(administrator: Client, feed: Feed) -> None:
    note_feed_success(feed=feed, new_items=0, by=None)
    administrator.post(f"{LIST}{feed.pk}/ask/")
    assert Feed.objects.get().next_try is None
    page = administrator.post(f"{LIST}{feed.pk}/switch/", {"to": "off"}, follow=True)
    assert "Switched off" in page.content.decode()
    assert not Feed.objects.get().active
    administrator.post(f"{LIST}{feed.pk}/switch/", {"to": "on"})
    assert Feed.objects.get().active


def test_a_feed_that_nobody_asks_says_what_to_do(owner: Client, feed: Feed) -> None:
    Feed.objects.update(next_try=timezone.now() - timedelta(minutes=10))
    assert "dateline poll" in text_of(owner, LIST)


def test_testing_says_what_is_there_and_what_is_wrong(
    administrator: Client, tmp_path: Path
) -> None:
    (tmp_path / "a.xml").write_text("<a/>")
    folder = Feed.objects.create(name="Folder", kind="folder", address=str(tmp_path))
    address = f"{LIST}{folder.pk}/test/"
    assert "1 file waits in it." in administrator.post(address).content.decode()
    Feed.objects.update(address=str(tmp_path / "gone"))
    part = administrator.post(address, headers={"X-Newsroom": "1"}).content.decode()
    assert "There is no folder" in part
    assert "<html" not in part


def test_no_private_address_is_reached_by_a_test(administrator: Client, feed: Feed) -> None:
    Feed.objects.update(address="http://127.0.0.1:9/rss")
    html = administrator.post(f"{LIST}{feed.pk}/test/").content.decode()
    assert "DATELINE_FETCH_PRIVATE" in html
    assert "no public address" in html


@pytest.mark.parametrize("address", ["/newsroom/wires/", "/newsroom/wires/quiet/", LIST])
def test_who_has_gone_quiet_is_said_before_anybody_asks(address: str, owner: Client) -> None:
    Provider.objects.create(code="reuters", name="Reuters")
    assert "Gone quiet:" not in text_of(owner, address)
    last = timezone.now() - timedelta(hours=3)
    Rhythm.objects.create(source="provider:reuters", usual=[600.0] * 168, last=last)
    html = text_of(owner, address)
    assert "Gone quiet:" in html
    assert "for 3 hours, usually at most 10 minutes" in html


WIRES = Path(wires.__file__).parent
ERRORS = {"FetchError", "FileTrouble", "Missing", "Expired", "_TooSlow"}


def _said() -> Iterator[str]:
    """What transports say of a trouble, where they say it as a sentence, with x for what is told."""
    for file in WIRES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ERRORS and node.args:
                yield from _sentence(node.args[0])


def _sentence(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.JoinedStr):
        told = (one.value if isinstance(one, ast.Constant) else "x" for one in node.values)
        yield "".join(map(str, told))


def test_every_trouble_of_a_transport_is_told_in_the_language_of_the_interface() -> None:
    said = {*_said()} - {"x x.", "x x (x).", "Feeds of the kind x cannot be tried from here."}
    assert len(said) > 50
    with translation.override("fa"):
        assert [one for one in sorted(said) if not feed_error(one)] == []
    with translation.override("en"):
        assert {feed_error(one) for one in said} == {""}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("agency.example did not answer within 20 s.", "does not answer in time"),
        ("agency.example could not be read: [Errno 111] Connection refused.", "no connection"),
        ("agency.example answered 503 Service Unavailable.", "refuses what it is asked"),
        (
            "ap.example answered 401 No. Compare the API key with the one that AP gave you.",
            "Signing in failed",
        ),
        ("agency.example refuses the user name or the secret.", "Signing in failed"),
        ("agency.example is 10.0.0.1, which is no public address.", "private network"),
        ("There is no address for the name agency.example: unknown.", "known by this name"),
        ("agency.example cannot list the folder: 550 The address is wrong.", "refuses"),
        ("a.xml: It is not well-formed. It lies in the folder `failed`.", "A file could not"),
        ("Something nobody knows.", ""),
    ],
)
def test_a_trouble_is_known_by_what_we_say_of_it(said: str, kind: str) -> None:
    with translation.override("en-gb"):
        assert kind in feed_error(said)
        assert bool(feed_error(said)) == bool(kind)


def test_the_trouble_of_a_feed_is_told_in_persian_beside_what_was_said(
    administrator: Client, feed: Feed
) -> None:
    said = "agency.example did not answer within 20 s."
    note_feed_failure(feed=feed, error=said, by=None)
    User.objects.update(ui_language="fa")
    for address in (LIST, f"{LIST}{feed.pk}/"):
        page = text_of(administrator, address)
        assert "سرور به‌موقع پاسخ نمی‌دهد." in page
        assert said in page
