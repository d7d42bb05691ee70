"""The address that pages tell of their readers, as browsers use it and as others abuse it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from tests.publishing.conftest import Newsroom, open_newsroom, site

from dateline.audience.models import Sketch, WeekKey
from dateline.audience.sketches import estimate
from dateline.publishing.actions import publish_article, render_pages
from dateline.publishing.models import PublicArticle
from dateline.web.audience import Beacon
from dateline.web.site import Site

__all__ = ["open_newsroom", "site"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def path(open_newsroom: Newsroom, site: Path) -> str:
    article, revision = open_newsroom.article("Ministers meet")
    publish_article(article=article, revision=revision, by=open_newsroom.editor)
    render_pages()
    return PublicArticle.objects.get().path


def request(path: str, client: str, method: str = "POST", **headers: str) -> dict[str, Any]:
    names = {name.replace("_", "-").encode(): value.encode() for name, value in headers.items()}
    return {
        "type": "http",
        "method": method,
        "path": f"/audience{path}",
        "client": (client, 4000),
        "headers": list(names.items()),
    }


def send(site: Path, *requests: dict[str, Any]) -> list[int]:
    """Send requests one after the other to a process of their own, which then ends."""
    statuses: list[int] = []

    async def told(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])
            assert not {b"set-cookie"} & {name for name, _ in message["headers"]}

    async def all_of_them() -> None:
        beacon = Beacon(Site(site), between=3600)
        for one in requests:
            await beacon(one, None, told)
        await beacon.end()

    asyncio.run(all_of_them())
    return statuses


def readers() -> int:
    week = Sketch.objects.filter(span=Sketch.Span.WEEK)
    return round(estimate(bytes(one.sketch) for one in week))


def test_readers_are_counted_once_each(site: Path, path: str) -> None:
    here = [request(path, f"192.0.2.{n}", user_agent="Browser") for n in (1, 2, 2, 3, 1)]
    assert send(site, *here) == [204] * 5
    assert readers() == 3
    # Another process counts the same people; together they are what they were.
    send(site, request(path, "192.0.2.3", user_agent="Browser"), request(path, "192.0.2.9"))
    assert readers() == 4


def test_who_asks_not_to_be_counted_is_not(site: Path, path: str) -> None:
    asked = [request(path, "192.0.2.1", sec_gpc="1"), request(path, "192.0.2.2", dnt="1")]
    assert send(site, *asked) == [204, 204]
    assert not Sketch.objects.exists()
    assert not WeekKey.objects.exists()


def test_pages_of_other_sites_cannot_count(site: Path, path: str) -> None:
    send(site, request(path, "192.0.2.1", sec_fetch_site="cross-site"))
    assert not Sketch.objects.exists()
    send(site, request(path, "192.0.2.1", sec_fetch_site="same-origin"))
    assert readers() == 1


def test_only_nginx_on_this_machine_may_say_whose_request_it_is(site: Path, path: str) -> None:
    told = [f"203.0.113.{n}" for n in range(4)]
    send(site, *(request(path, "127.0.0.1", x_forwarded_for=f"10.0.0.1, {one}") for one in told))
    assert readers() == 4
    send(site, *(request(path, "192.0.2.1", x_forwarded_for=f"198.51.100.{n}") for n in range(9)))
    assert readers() == 5


def test_what_is_no_page_of_an_article_leaves_no_trace(site: Path, path: str) -> None:
    strange = ["/en/", "/", "/../../etc/passwd", "/\x00", "/en/nothing/", f"{path}index.html", ""]
    assert set(send(site, *(request(one, "192.0.2.1") for one in strange))) == {204}
    assert not Sketch.objects.exists()


def test_other_methods_are_refused(site: Path, path: str) -> None:
    assert send(site, request(path, "192.0.2.1", "GET"), request(path, "192.0.2.1", "PUT")) == [
        405,
        405,
    ]
    assert not Sketch.objects.exists()


def test_nothing_of_a_person_is_kept(site: Path, path: str) -> None:
    send(site, request(path, "192.0.2.77", user_agent="A rare browser"))
    kept = b"".join(bytes(one.sketch) for one in Sketch.objects.all())
    assert b"192.0.2.77" not in kept
    assert b"rare" not in kept
