"""What a batch of pages reads is of one moment, also when news comes while it reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.publishing.actions import publish_article, render_pages
from dateline.publishing.assemble.memo import Memo
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.pages.reads import Reads

pytestmark = pytest.mark.django_db


def test_what_is_read_twice_is_as_it_was_read_first(newsroom: Any, site: Path) -> None:
    article, revision = newsroom.article("Version 1")
    first = publish_article(article=article, revision=revision, by=newsroom.editor)
    reader = Reader(Memo(), Reads())
    (lead,) = reader.window("en", 5)
    latest = newsroom.write(article, headline="Version 2")
    second = publish_article(article=article, revision=latest, by=newsroom.editor)
    (strip,) = reader.window("en/section/world", 5)
    (listed,) = reader.range("en", 1, 5)
    (sister,) = reader.story(article.story_id)
    shown = [lead, strip, listed, sister, *reader.articles([article.pk], "en").values()]
    assert {one.publication for one in shown} == {first.pk}
    (anew,) = Reader(Memo(), Reads()).window("en", 5)
    assert anew.publication == second.pk


def test_what_came_meanwhile_is_on_all_pages_with_the_next_batch(
    newsroom: Any, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, revision = newsroom.article("Version 1")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    latest = newsroom.write(article, headline="Version 2")
    real, calls = Reader.windows, []

    def windows(self: Reader, *given: Any) -> Any:
        if len(calls) == 3:
            publish_article(article=article, revision=latest, by=newsroom.editor)
        calls.append(given)
        return real(self, *given)

    monkeypatch.setattr(Reader, "windows", windows)
    render_pages()
    assert len(calls) > 3
    for name in ("index.html", "world/index.html", "lite/index.html", "rss.xml"):
        page = (site / "en" / name).read_text()
        assert "Version 2" in page
        assert "Version 1" not in page
