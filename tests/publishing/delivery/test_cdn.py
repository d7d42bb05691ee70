"""A CDN that takes purges by HTTP, as Fastly and Cloudflare do, on a server of the test."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dateline.cli.doctor.checks import Examination
from dateline.cli.doctor.publishing import caches_are_told
from dateline.ground.settings import Settings, get_settings
from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.publishing.actions.purge import purge_waiting
from dateline.publishing.delivery.purge.caches import Cdn, PurgeFailed, configured_caches
from dateline.publishing.models import Page, Purge
from dateline.publishing.queries import failing_purges

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-the-test"
PAGE = "/newsroom/desk/readers/"


@dataclass
class FakeCdn:
    """What a CDN was told; `status` is what it answers to whoever has the token."""

    address: str = ""
    status: int = 200
    told: list[tuple[list[str], list[str]]] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        """Every key by which copies were thrown away."""
        return [key for keys, _ in self.told for key in keys]


@pytest.fixture
def cdn(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeCdn]:
    fake = FakeCdn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            status = fake.status if self.headers["authorization"] == f"Bearer {TOKEN}" else 403
            if status == 200:
                fake.told.append((self.headers["surrogate-key"].split(), body["tags"]))
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    fake.address = f"http://127.0.0.1:{server.server_port}/purge"
    monkeypatch.setattr(Settings, "caches", property(lambda _: [fake.address]))
    _send_headers(monkeypatch, f"Authorization: Bearer {TOKEN}; Accept: application/json")
    yield fake
    server.shutdown()
    thread.join()
    server.server_close()


def _send_headers(monkeypatch: pytest.MonkeyPatch, headers: str) -> None:
    settings = get_settings().model_copy(update={"purge_headers": headers})
    monkeypatch.setattr("dateline.publishing.delivery.purge.caches.get_settings", lambda: settings)


def _soon() -> None:
    """Have what waits for its time be due."""
    Purge.objects.update(due=timezone.now())


def _doctor() -> str:
    settings = get_settings().model_copy(update={"purge": "https://cdn.example/"})
    found = caches_are_told(Examination(settings, 1, database="known"))
    return "\n".join(one.what for one in found)


def _words(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def test_a_cdn_is_told_the_key_of_every_page_that_changed_twice(
    newsroom: Any, site: Path, cdn: FakeCdn
) -> None:
    article, revision = newsroom.article("Ministers meet")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    count = Page.objects.exclude(changed=None).count()
    assert purge_waiting() == count
    assert all(keys == tags for keys, tags in cdn.told)
    assert all(len(keys) <= 30 for keys, _ in cdn.told)
    assert len(set(cdn.keys)) == len(cdn.keys) == count
    assert {"/en/", "/en/world/", "/en/rss.xml"} < set(cdn.keys)
    first = set(cdn.keys)
    _soon()
    purge_waiting()
    assert set(cdn.keys[count:]) == first
    assert not Purge.objects.exists()
    cdn.told.clear()
    publication = withdraw_article(article=article, reason="Wrong.", by=newsroom.editor)
    render_pages()
    purge_waiting()
    assert publication.article.public.path in cdn.keys
    assert "/en/" in cdn.keys


def test_keys_in_other_scripts_are_told_percent_encoded(
    newsroom: Any, site: Path, cdn: FakeCdn
) -> None:
    article, revision = newsroom.article("نشست وزیران", service="fa")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    purge_waiting()
    assert any("%D9%86%D8%B4%D8%B3%D8%AA" in key for key in cdn.keys)
    assert all(key.isascii() and " " not in key for key in cdn.keys)


def test_what_a_cdn_refuses_is_shown_in_the_newsroom_and_told_again(
    newsroom: Any, site: Path, cdn: FakeCdn
) -> None:
    browser = Client()
    browser.force_login(newsroom.editor)
    article, revision = newsroom.article("Ministers meet")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    cdn.status = 503
    render_pages()
    purge_waiting()
    assert not cdn.told
    waiting = Purge.objects.count()
    assert failing_purges().count() == waiting
    assert (Purge.objects.earliest("id").due - timezone.now()).total_seconds() < 60
    said = f"Caches in front were not told of {waiting} changes:"
    for address in (PAGE, "/newsroom/desk/", "/newsroom/fronts/en/"):
        words = _words(browser.get(address))
        assert said in words
        assert "answered 503 Service Unavailable." in words
    assert f"{waiting} changes could not be told to caches" in _doctor()
    purge_waiting()
    assert not cdn.told, "it waits before it tries again"
    cdn.status = 200
    _soon()
    purge_waiting()
    assert len(set(cdn.keys)) == waiting
    assert not failing_purges()
    assert "Every page is as it should be." in _words(browser.get(PAGE))
    assert "caches in front were told of every change" in _doctor()


def test_a_cdn_that_is_away_holds_up_no_page(
    newsroom: Any, site: Path, cdn: FakeCdn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "caches", property(lambda _: ["http://127.0.0.1:1/purge"]))
    article, revision = newsroom.article("Ministers meet")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    purge_waiting()
    assert b"Ministers meet" in (site / "en/index.html").read_bytes()
    assert "127.0.0.1:1 cannot be told" in failing_purges()[0].failure


def test_a_cdn_without_the_right_token_says_so(
    cdn: FakeCdn, monkeypatch: pytest.MonkeyPatch
) -> None:
    _send_headers(monkeypatch, "Authorization: Bearer another")
    (cache,) = configured_caches()
    assert isinstance(cache, Cdn)
    with pytest.raises(PurgeFailed, match="answered 403 Forbidden"):
        cache.purge(["/en/"])
