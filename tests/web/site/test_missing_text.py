"""What the text edition answers where nothing is (any more), from both servers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from lxml import html
from tests.publishing.conftest import Newsroom, newsroom
from tests.publishing.delivery import servers

from dateline.ground.settings import Settings
from dateline.publishing.actions import (
    add_missing_pages,
    publish_article,
    render_pages,
    withdraw_article,
)
from dateline.publishing.delivery.rules import SECURITY_HEADERS

__all__ = ["newsroom"]
pytestmark = pytest.mark.django_db
MOST = 10 * 1024


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "site"
    monkeypatch.setattr(Settings, "site_root", property(lambda _: root))
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    return root


@pytest.fixture
def gone(newsroom: Newsroom, root: Path) -> str:
    """The path of a withdrawn Persian article, as its readers have it."""
    add_missing_pages()
    article, revision = newsroom.article("نشست وزیران", service="fa")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    withdraw_article(article=article, reason="Wrong", by=newsroom.editor, notice="نادرست بود.")
    render_pages()
    return str(article.public.path)


@pytest.fixture(params=["embedded", "nginx"])
def server(request: pytest.FixtureRequest, gone: str, root: Path, tmp_path: Path) -> Iterator[str]:
    if request.param == "embedded":
        serving = servers.embedded(tmp_path, root)
    else:
        serving = servers.nginx_of(tmp_path, root, is_purged=True)
    with serving as url:
        yield url


def _asked(address: str) -> tuple[httpx.Response, Any]:
    answer = httpx.get(address, headers={"accept-encoding": "identity"})
    return answer, html.document_fromstring(answer.content)


def test_what_is_not_there_and_what_was_withdrawn_are_small_pages_in_words_of_the_service(
    server: str, gone: str
) -> None:
    lite = gone.replace("/fa/", "/fa/lite/")
    for path, status in (("/fa/lite/nothing/", 404), (lite, 410)):
        answer, page = _asked(server + quote(path))
        assert answer.status_code == status
        assert (page.get("lang"), page.get("dir")) == ("fa", "rtl")
        assert len(answer.content) <= MOST
        assert not page.xpath("//script | //img | //link[@rel='stylesheet']")
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert page.xpath("//main//a/@href") == ["/fa/lite/"]
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert all(answer.headers[name] == value for name, value in SECURITY_HEADERS.items())
        assert "نشست" not in answer.text
    assert "نادرست بود." in _asked(server + quote(lite))[1].text_content()


def test_the_full_edition_answers_with_its_own_pages_and_other_addresses_with_the_sites(
    server: str, gone: str
) -> None:
    _, full = _asked(server + "/fa/nothing/")
    assert full.xpath("//link[@rel='stylesheet'] | //style")
    assert full.xpath("//main//a[@href='/fa/']")
    for path, language in (("/en/lite/nothing/", "en"), ("/lite/nothing", "en")):
        answer, page = _asked(server + path)
        assert (answer.status_code, page.get("lang")) == (404, language)
        assert page.xpath("//main//a/@href") == ["/en/lite/"]
        assert len(answer.content) <= MOST
