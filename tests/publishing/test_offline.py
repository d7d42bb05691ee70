"""What readers' devices keep: the page for no network, and the list of what they must drop."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.publishing.actions import publish_article, render_pages, withdraw_article

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db


def withdrawn(files: Files, code: str = "en") -> list[str]:
    found: list[str] = json.loads(files()[f"{code}/withdrawn.json"])["withdrawn"]
    return found


def test_what_is_withdrawn_is_listed_without_a_word_of_it_until_it_is_back(
    newsroom: Any, site: Path, files: Files
) -> None:
    article, revision = newsroom.article("Unspeakable")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    assert withdrawn(files) == []
    withdraw_article(article=article, reason="", by=newsroom.editor)
    render_pages()
    article.refresh_from_db()
    path = article.public.path
    assert withdrawn(files) == [hashlib.sha256(path.encode()).hexdigest()[:32]]
    assert withdrawn(files, "fa") == []
    revision = newsroom.write(article, headline="Speakable")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    assert withdrawn(files) == []


def test_the_worker_lies_above_all_pages(newsroom: Any, site: Path, files: Files) -> None:
    article, revision = newsroom.article()
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    assert b"kept-pages" in files()["worker.js"]
    assert b"<!--kept-->" in files()["en/offline/index.html"]
