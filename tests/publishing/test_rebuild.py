"""Making every page anew while news goes on and others render as well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.publishing.actions import (
    finish_rebuild,
    publish_article,
    rebuild_site,
    render_pages,
)
from dateline.publishing.actions.render import site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import Page
from dateline.publishing.pages import rendering
from dateline.publishing.pages.marking import mark_changes
from dateline.publishing.pages.outputs import Urgency
from dateline.publishing.pages.queue import waiting

pytestmark = pytest.mark.django_db


def _publish(newsroom: Any, headline: str = "Ministers meet") -> Any:
    article, revision = newsroom.article(headline)
    return publish_article(article=article, revision=revision, by=newsroom.editor)


def test_every_page_is_made_anew_and_missing_ones_come(newsroom: Any, site: Path) -> None:
    _publish(newsroom)
    render_pages()
    Page.objects.get(path="/en/world/").delete()
    before = dict(Page.objects.values_list("path", "rendered"))
    finish_rebuild(rebuild_site(), share=1)
    after = dict(Page.objects.values_list("path", "rendered"))
    assert "/en/world/" in after
    assert all(after[path] > number for path, number in before.items())
    assert not waiting()
    assert not list(verify_site(site_store()))


def test_the_pages_that_others_make_count_as_done(newsroom: Any, site: Path) -> None:
    _publish(newsroom)
    render_pages()
    count = rebuild_site()
    another = len(rendering._render_batch((site_store(),), redo=True))
    told: list[int] = []
    finish_rebuild(count, share=1, told=told.append)
    assert 0 < another < count
    assert sum(told) == count == Page.objects.count()
    assert min(told) >= 0


def test_news_that_waits_goes_before_what_is_made_anew(newsroom: Any, site: Path) -> None:
    _publish(newsroom)
    finish_rebuild(rebuild_site(), share=1)
    news = _publish(newsroom, "Ministers met")
    mark_changes()
    urgencies = dict(Page.objects.values_list("path", "urgency"))
    waits = {page.path for page in Page.objects.all() if page.wanted > page.rendered}
    assert news.article.public.path in waits
    rebuild_site()
    for path, urgency in Page.objects.values_list("path", "urgency"):
        assert urgency == (urgencies[path] if path in waits else Urgency.REDONE)


def test_a_page_that_fails_does_not_keep_a_rebuild_from_its_end(
    newsroom: Any, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(newsroom)
    render_pages()
    count = rebuild_site()
    real = rendering.make

    def broken(spec: Any, *rest: Any) -> Any:
        if spec.output == "front":
            raise ValueError("no such thing")
        return real(spec, *rest)

    monkeypatch.setattr(rendering, "make", broken)
    told: list[int] = []
    finish_rebuild(count, share=1, told=told.append)
    assert set(Page.objects.exclude(failure="").values_list("output", flat=True)) == {"front"}
    assert sum(told) == count
