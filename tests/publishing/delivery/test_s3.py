"""Pages in a bucket, on a server of S3 that runs here."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.wires.transports.servers.s3 import PASSWORD, USER

from dateline.ground.buckets import BucketError, Client
from dateline.ground.settings import Settings
from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.publishing.delivery import Content, Outcome, configured, names
from dateline.publishing.delivery.s3 import Bucket
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import Page
from dateline.publishing.queries import failing_pages

PERSIAN = "/fa/2021/10/21/نشست-وزیران/"


def test_an_object_says_all_that_a_server_tells_of_a_page(client: Any, store: Bucket) -> None:
    page = Content(PERSIAN, "<p>نشست</p>".encode() * 60)
    assert store.put(page, sequence=7) is Outcome.WRITTEN
    found = client.get_object(Bucket="pages", Key=f"site{PERSIAN}index.html")
    assert gzip.decompress(found["Body"].read()) == page.body
    assert found["ContentType"] == "text/html; charset=utf-8"
    assert found["ContentEncoding"] == "gzip"
    assert found["CacheControl"].startswith("public, max-age=5")
    assert found["Metadata"]["sequence"] == "7"
    assert found["Metadata"]["surrogate-key"].startswith("/fa/2021/10/21/%D9%86")
    assert store.read(PERSIAN) == page


def test_an_older_page_never_replaces_a_newer_one(store: Bucket) -> None:
    assert store.put(Content("/en/", b"new"), sequence=2) is Outcome.WRITTEN
    assert store.put(Content("/en/", b"old"), sequence=1) is Outcome.OLDER
    assert store.remove("/en/", sequence=1) is Outcome.OLDER
    assert store.read("/en/") == Content("/en/", b"new")


def test_a_removed_page_is_not_brought_back_by_an_older_one(store: Bucket) -> None:
    store.put(Content("/en/", b"page"), sequence=1)
    store.remove("/en/", sequence=3)
    assert store.put(Content("/en/", b"page"), sequence=2) is Outcome.OLDER
    assert store.read("/en/") is None
    assert list(store.paths()) == []
    assert store.put(Content("/en/", b"page"), sequence=4) is Outcome.WRITTEN


def test_the_same_words_again_keep_older_ones_away(store: Bucket) -> None:
    store.put(Content("/en/", b"page"), sequence=1)
    assert store.put(Content("/en/", b"page"), sequence=5) is Outcome.UNCHANGED
    assert store.put(Content("/en/", b"other"), sequence=3) is Outcome.OLDER


def test_a_notice_takes_the_place_of_its_page_in_one_step(client: Any, store: Bucket) -> None:
    path = "/en/2021/10/21/a-page/"
    store.put(Content(path, b"<p>words</p>"), sequence=1)
    store.put(Content(path, b"<p>withdrawn</p>", 410), sequence=2)
    assert store.read(path) == Content(path, b"<p>withdrawn</p>", 410)
    listed = client.list_objects_v2(Bucket="pages")["Contents"]
    assert [one["Key"] for one in listed] == [f"site{path}index.html"]


def test_a_writer_that_was_overtaken_between_look_and_write_gives_way(
    store: Bucket, s3: str, store_at: Callable[..., Bucket], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = store_at(s3)
    store.put(Content("/en/", b"A" * 300), sequence=1)
    ask, overtaken = Client.ask, []

    def held_up(self: Client, method: str, key: str = "", **rest: Any) -> Any:
        if method == "PUT" and not overtaken:
            # In between come others, the last with the very words that were there at the look.
            overtaken.append(key)
            other.put(Content("/en/", b"B" * 300), sequence=3)
            other.put(Content("/en/", b"A" * 300), sequence=4)
        return ask(self, method, key, **rest)

    monkeypatch.setattr(Client, "ask", held_up)
    assert store.put(Content("/en/", b"old" * 100), sequence=2) is Outcome.OLDER
    assert overtaken
    assert store.read("/en/") == Content("/en/", b"A" * 300)


def test_the_highest_sequence_wins_whoever_writes_last(store: Bucket) -> None:
    bodies = {number: b"version %02d " % number * 50 for number in range(16)}

    def write(numbers: list[int]) -> None:
        for number in numbers:
            store.put(Content("/en/", bodies[number]), sequence=number)

    orders = [[*range(0, 16, 2)], [*range(15, 0, -2)]]
    threads = [threading.Thread(target=write, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert store.read("/en/") == Content("/en/", bodies[15])


def test_pictures_are_there_before_the_page_that_names_them(
    client: Any, s3: str, store_at: Callable[..., Bucket], tmp_path: Path
) -> None:
    store = store_at(s3)
    picture = tmp_path / "0" / "site" / "media" / "abc" / "16x9-640.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"\xff\xd8" * 9)
    store.put(Content("/en/", b'<img src="/media/abc/16x9-640.jpg">'), sequence=1)
    found = client.get_object(Bucket="pages", Key="site/media/abc/16x9-640.jpg")
    assert found["Body"].read() == b"\xff\xd8" * 9
    assert (found["ContentType"], "immutable" in found["CacheControl"]) == ("image/jpeg", True)
    assert list(store.paths()) == ["/en/"]


@pytest.mark.parametrize("path", ["en/", "/../x", "/en/\0/", "/en/index.html", "/e\u0301/"])
def test_a_path_that_is_no_safe_file_is_refused(store: Bucket, path: str) -> None:
    with pytest.raises(names.UnsafePath):
        store.put(Content(path, b"x"), sequence=1)


def test_a_server_is_tried_out(store: Bucket) -> None:
    assert store.try_out() == ""
    assert list(store.paths()) == []


def test_a_server_that_is_away_is_not_asked_for_every_page(
    store_at: Callable[..., Bucket], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, asked = store_at("http://127.0.0.1:1"), []
    ask = Client.ask
    monkeypatch.setattr(
        Client, "ask", lambda *given, **named: asked.append(1) or ask(*given, **named)
    )
    for _ in range(3):
        with pytest.raises(BucketError, match="s3://pages/site: 127.0.0.1 could not be read"):
            store.put(Content("/en/", b"page"), sequence=1)
    assert len(asked) == 1


@pytest.mark.django_db
def test_what_a_store_missed_while_it_was_away_is_put_when_it_is_back(
    newsroom: Any,
    site: Path,
    store: Bucket,
    store_at: Callable[..., Bucket],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    away = store_at("http://127.0.0.1:1")
    article, revision = newsroom.article("Ministers meet")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(configured, "bucket", lambda *_: away)
        meanwhile.setattr(Settings, "stores", property(lambda _: ["folder", "s3://pages/site"]))
        render_pages()
        assert b"Ministers meet" in (site / "en/index.html").read_bytes()
        assert "127.0.0.1 could not be read" in failing_pages()[0].failure
    monkeypatch.setattr(configured, "bucket", lambda *_: store)
    monkeypatch.setattr(Settings, "stores", property(lambda _: ["folder", "s3://pages/site"]))
    Page.objects.update(due="2021-10-21T00:00:00Z")
    render_pages()
    assert not failing_pages()
    assert not list(verify_site(store))
    withdraw_article(article=article, reason="wrong", by=newsroom.editor)
    render_pages()
    assert not list(verify_site(store))
    told = [one for path in store.paths() if (one := store.read(path)) and b"Ministers" in one.body]
    assert told == []


def test_settings_name_the_stores() -> None:
    settings = Settings.model_validate(
        {"site_stores": " folder, s3://pages/a/b ", "s3_key_id": USER, "s3_secret": PASSWORD}
    )
    assert settings.stores == ["folder", "s3://pages/a/b"]
    with pytest.raises(ValueError, match="each is"):
        Settings.model_validate({"site_stores": "ftp://x"})
