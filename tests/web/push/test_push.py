"""Pushing a file: who may, what is answered, what is there afterwards."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.web.push.conftest import SECRET, Post, digest, item, signature

from dateline.ground.ids import new_id
from dateline.wires.actions import push as pushing
from dateline.wires.models import Feed, ItemVersion, RawFile
from dateline.wires.store import wire_store

RSS = b"""<rss version="2.0"><channel><title>Harbour</title><item><title>Ferry sails</title>
<guid>h-2</guid></item></channel></rss>"""
MAIL = b"From: desk@harbour.example\r\nSubject: Ferry sails\r\nMessage-ID: <1@h.example>\r\n\r\nAt 6.\r\n"


def test_a_signed_file_is_kept_read_and_answered_with_its_id(post: Post, feed: Feed) -> None:
    answer = post(item())
    assert answer.status_code == 202
    raw = RawFile.objects.get()
    assert answer.json() == {
        "id": str(raw.pk), "sha256": raw.sha256, "state": "parsed", "new": 1
    }  # fmt: skip
    assert wire_store().get(raw.sha256) == item()
    assert raw.feed == feed
    assert ItemVersion.objects.get().headline == "Harbour opens again after the storm"


@pytest.mark.parametrize(
    ("body", "content_type", "form"),
    [
        (item(), "application/json", "ninjs"),
        (RSS, "application/rss+xml", "rss"),
        (MAIL, "message/rfc822", "email"),
        (item(), "application/x-www-form-urlencoded", "ninjs"),
        (item(), "multipart/form-data; boundary=x", "ninjs"),
    ],
)
def test_every_format_and_content_type_is_taken(
    post: Post, body: bytes, content_type: str, form: str
) -> None:
    assert post(body, content_type=content_type).json()["state"] == "parsed"
    assert RawFile.objects.get().format == form


def test_the_feed_says_when_something_came(post: Post, feed: Feed) -> None:
    Feed.objects.update(last_error="It was away.", failures=3)
    post(item())
    feed.refresh_from_db()
    assert feed.last_item is not None
    assert (feed.last_error, feed.failures) == ("", 0)


def test_the_same_file_again_changes_nothing(post: Post) -> None:
    first, again = post(item()), post(item())
    assert again.status_code == 202
    assert again.json() == {**first.json(), "new": 0}
    assert RawFile.objects.count() == ItemVersion.objects.count() == 1


def test_a_file_that_cannot_be_read_is_kept_and_the_reason_answered(post: Post, feed: Feed) -> None:
    answer = post(b'{"uri": "tag:harbour.example,2026:1", "headline"')
    assert answer.status_code == 202
    told = answer.json()
    assert told["state"] == "failed"
    assert told["error"]["code"] == "malformed"
    assert told["error"]["message"]
    assert wire_store().get(told["sha256"]).startswith(b'{"uri"')
    feed.refresh_from_db()
    assert feed.last_error == told["error"]["message"]
    assert post(item()).json()["state"] == "parsed"


def test_a_file_whose_reading_breaks_stays_for_those_who_look_for_unread_files(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: Any) -> None:
        raise RuntimeError("the database went away")

    with monkeypatch.context() as breaking:
        breaking.setattr(pushing, "read_kept", broken)
        answer = post(item())
    assert (answer.status_code, answer.json()["state"]) == (202, "received")
    assert RawFile.objects.get().state == RawFile.State.RECEIVED
    assert post(item()).json()["new"] == 1


def _refused() -> list[tuple[str, dict[str, str]]]:
    body, now = item(), time.time()
    right = signature(body)
    return [
        ("nothing", {}),
        ("another secret", {"Dateline-Signature": signature(body, secret="guessed")}),
        ("another body", {"Dateline-Signature": signature(body + b" ")}),
        ("no digest", {"Dateline-Signature": f"t={int(now)}"}),
        ("no time", {"Dateline-Signature": f"v1={digest(SECRET, body)}"}),
        ("another time", {"Dateline-Signature": right.replace("t=", "t=1")}),
        ("a time that is none", {"Dateline-Signature": right.replace("t=", "t=²")}),
        ("letters beyond ASCII", {"Dateline-Signature": right + "é"}),
        ("a hub's signature", {"X-Hub-Signature-256": f"sha256={digest(SECRET, body)}"}),
    ]


@pytest.mark.parametrize(
    "headers", [given for _, given in _refused()], ids=[n for n, _ in _refused()]
)
def test_what_is_not_signed_is_refused_and_not_kept(post: Post, headers: dict[str, str]) -> None:
    answer = post(item(), headers)
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "not-signed"
    assert not RawFile.objects.exists()


def test_an_unknown_feed_is_answered_as_a_wrong_signature_is(post: Post, feed: Feed) -> None:
    wrong = post(item(), {"Dateline-Signature": signature(item(), secret="guessed")})
    unknown = post(item(), to=new_id())
    Feed.objects.update(active=False)
    resting = post(item())
    Feed.objects.update(active=True, secret="")
    without = post(item(), {"Dateline-Signature": signature(item(), secret="")})
    Feed.objects.update(kind="feed")
    other = post(item())
    seen = {(one.status_code, one.content) for one in (wrong, unknown, resting, without, other)}
    assert len(seen) == 1
    assert not RawFile.objects.exists()


@pytest.mark.parametrize("minutes", [-6, 6])
def test_an_old_signature_is_refused(post: Post, minutes: int) -> None:
    stale = signature(item(), at=time.time() + 60 * minutes)
    answer = post(item(), {"Dateline-Signature": stale})
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "too-old")
    assert not RawFile.objects.exists()


def test_while_a_secret_is_being_changed_one_of_two_signatures_is_enough(post: Post) -> None:
    old = signature(item(), secret="the one before")
    both = f"{old},{signature(item()).partition(',')[2]}"
    assert post(item(), {"Dateline-Signature": both}).status_code == 202


def test_a_hub_signs_the_body_alone_where_the_feed_says_so(post: Post, feed: Feed) -> None:
    Feed.objects.update(options={"hub_signature": True})
    wrong = {"X-Hub-Signature-256": f"sha256={digest('guessed', item())}"}
    assert post(item(), wrong).status_code == 401
    right = {"X-Hub-Signature-256": f"sha256={digest(SECRET, item())}"}
    assert post(item(), right).status_code == 202
    assert post(item(version="2")).status_code == 202


def test_a_wrong_signature_is_seen_in_the_feeds_state(post: Post, feed: Feed) -> None:
    post(item(), {})
    feed.refresh_from_db()
    assert "signature" in feed.last_error
    first = feed.last_error_at
    post(item(), {})
    feed.refresh_from_db()
    assert (feed.last_error_at, feed.failures) == (first, 1)


def test_only_post_is_taken(feed: Feed) -> None:
    answer = Client().get(f"/wires/push/{feed.pk}/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_an_encoded_body_is_refused(post: Post) -> None:
    headers = {"Dateline-Signature": signature(item()), "Content-Encoding": "gzip"}
    assert post(item(), headers).status_code == 415


def test_the_secret_is_told_to_nobody(
    post: Post, feed: Feed, caplog: pytest.LogCaptureFixture
) -> None:
    answers = [post(item()), post(item(), {}), post(b"no wire at all")]
    feed.refresh_from_db()
    told = caplog.text + feed.last_error + "".join(one.content.decode() for one in answers)
    assert SECRET not in told
    assert SECRET not in feed.secret


@pytest.mark.django_db(transaction=True)
def test_no_connection_to_the_database_is_left_open(post: Post) -> None:
    """The server gives each request a thread of its own, which would keep one each."""
    assert post(item()).status_code == 202
    assert connection.connection is None
