"""Debian's Varnish with the generated configuration, before the embedded server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.publishing.delivery import servers

from dateline.cli.doctor.checks import Examination
from dateline.cli.doctor.publishing import caches_are_told
from dateline.ground.settings import Settings, get_settings
from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.publishing.actions.purge import purge_waiting
from dateline.publishing.addresses import encoded
from dateline.publishing.delivery import Content
from dateline.publishing.delivery.folder import Folder
from dateline.publishing.delivery.purge.caches import Varnish
from dateline.publishing.delivery.rules import surrogate_key
from dateline.publishing.delivery.varnish import varnish_configuration
from dateline.publishing.models import Purge
from dateline.publishing.queries import failing_purges

PERSIAN = "/fa/2021/10/21/نشست-وزیران/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cached")
    Folder(root).put(Content("/robots.txt", b"User-agent: *\n"), sequence=1)
    return root


@pytest.fixture(scope="module")
def cached(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Varnish, before a folder of pages."""
    folder = tmp_path_factory.mktemp("varnish")
    with servers.embedded(folder, root) as origin:
        vcl = varnish_configuration(origin=origin, purgers=["127.0.0.1"])
        with servers.varnish(folder, vcl) as url:
            yield url


@pytest.fixture
def site(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Settings, "site_root", property(lambda _: root))
    return root


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Names the cache that is told of changes."""
    return lambda address: monkeypatch.setattr(Settings, "caches", property(lambda _: [address]))


def ask(url: str, path: str, accept: str = "gzip", **headers: str) -> httpx.Response:
    return httpx.get(url + encoded(path), headers={"accept-encoding": accept, **headers})


def test_a_kept_page_is_another_only_when_varnish_was_told(cached: str, root: Path) -> None:
    store = Folder(root)
    store.put(Content(PERSIAN, b"<p>first</p>" * 100), sequence=1)
    kept = [ask(cached, PERSIAN, accept) for accept in ("gzip", "br, gzip", "identity")]
    assert [one.headers.get("content-encoding") for one in kept] == ["gzip", "br", None]
    store.put(Content(PERSIAN, b"<p>second</p>" * 100), sequence=2)
    assert {ask(cached, PERSIAN, accept).text[:8] for accept in ("gzip", "br")} == {"<p>first"}
    with httpx.Client() as client:
        Varnish(cached, client).purge([surrogate_key(PERSIAN), "/en/another/"])
    again = [ask(cached, PERSIAN, accept) for accept in ("gzip", "br, gzip", "identity")]
    assert {one.text[:9] for one in again} == {"<p>second"}


def test_readers_are_told_to_keep_a_page_three_seconds_and_nothing_of_the_cache(
    cached: str, root: Path
) -> None:
    Folder(root).put(Content("/en/", b"<p>front</p>" * 100), sequence=1)
    ask(cached, "/en/")
    answer = httpx.get(f"{cached}/en/?utm=1")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "public, max-age=3")
    assert "content-security-policy" in answer.headers
    assert not {"age", "xkey", "surrogate-key", "surrogate-control"} & set(answer.headers)


@pytest.mark.parametrize("written", ["/en/%79/", "/en/caf%c3%a9/"])
def test_an_address_that_is_written_otherwise_is_not_kept(
    cached: str, root: Path, written: str
) -> None:
    # Its copy would have another key, and stay.
    store, path = Folder(root), "/en/y/" if "79" in written else "/en/café/"
    for number in (1, 2):
        store.put(Content(path, b"<p>%d</p>" % number), sequence=number)
        with httpx.Client() as client:
            request = client.build_request("GET", cached)
            request.url = request.url.copy_with(raw_path=written.encode())
            assert client.send(request).text == f"<p>{number}</p>"


def test_only_workers_may_say_what_changed(root: Path, tmp_path: Path) -> None:
    with servers.embedded(tmp_path, root) as origin:
        vcl = varnish_configuration(origin=origin, purgers=["192.0.2.0/24"])
        with servers.varnish(tmp_path, vcl) as url:
            answer = httpx.request("PURGE", url, headers={"xkey-purge": "/en/"})
    assert answer.status_code == 403


@pytest.mark.django_db
def test_a_killed_page_is_gone_from_the_cache_with_the_purge(
    newsroom: Any, cached: str, site: Path, told: Callable[[str], None]
) -> None:
    told(f"varnish+{cached}")
    article, revision = newsroom.article("Ministers meet")
    publication = publish_article(article=article, revision=revision, by=newsroom.editor)
    path = f"/en/{publication.at:%Y/%m/%d}/ministers-meet/"
    assert ask(cached, path).status_code == 404
    render_pages()
    assert purge_waiting() > 5
    assert [ask(cached, one).status_code for one in (path, "/en/", "/en/rss.xml")] == [200] * 3
    withdraw_article(article=article, reason="wrong", by=newsroom.editor)
    render_pages()
    purge_waiting()
    assert ask(cached, path).status_code == 410
    assert all("Ministers" not in ask(cached, one).text for one in (path, "/en/", "/en/rss.xml"))
    assert set(Purge.objects.values_list("round", flat=True)) == {1}
    Purge.objects.update(due="2021-10-21T00:00:00Z")
    purge_waiting()
    assert not Purge.objects.exists()


@pytest.mark.django_db
def test_a_purge_that_fails_is_shown_and_tried_again(
    newsroom: Any, cached: str, site: Path, told: Callable[[str], None]
) -> None:
    told("varnish+http://127.0.0.1:1")
    article, revision = newsroom.article("Ministers meet again")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    purge_waiting()
    assert "127.0.0.1:1 cannot be told" in failing_purges()[0].failure
    examination = Examination(get_settings(), 1, database="known")
    found = [one.what for one in caches_are_told(examination)]
    assert "changes could not be told to caches" in found[0]
    told(f"varnish+{cached}")
    Purge.objects.update(due="2021-10-21T00:00:00Z")
    purge_waiting()
    assert not failing_purges()
