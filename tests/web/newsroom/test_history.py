"""The past of an article on its pages."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.newsroom.forms import article_fields, text_field

from dateline.accounts.models import User
from dateline.stories.actions import begin_document
from dateline.stories.coediting.log import Update, append, change_by, load
from dateline.stories.coediting.structure import roots_of
from dateline.stories.models import Article


def _write(client: Client, article: Article, text: str) -> None:
    fields = article_fields(client, article)
    fields[text_field(fields)] = [text]
    client.post(f"/newsroom/articles/{article.pk}/form/", fields)


def _page(client: Client, article: Article, rest: str = "") -> str:
    return client.get(f"/newsroom/articles/{article.pk}/history/{rest}").content.decode()


def test_the_time_line_names_who_wrote_and_how_much(
    owner: Client, colleague: Client, article: Article
) -> None:
    _write(colleague, article, "Seven new words stand in this text.")
    page = _page(owner, article)
    assert "Owner, Colleague" in page
    assert "words added" in page


def test_any_two_revisions_are_compared(owner: Client, article: Article) -> None:
    _write(owner, article, "The harbour is open.")
    _write(owner, article, "The harbour is closed.")
    page = _page(owner, article, "?from=2&to=3")
    assert '<del><span class="hearing" dir="auto">removed: </span>open</del>' in page
    assert "closed</ins>" in page


def test_a_revision_is_restored_by_those_who_may_write(
    owner: Client, other_desk: Client, article: Article
) -> None:
    before = article.revisions.get(number=1).data["blocks"]
    _write(owner, article, "Other words.")
    address = f"/newsroom/articles/{article.pk}/history/restore/"
    assert other_desk.post(address, {"revision": "1"}).status_code == 403
    assert owner.post(address, {"revision": "9"}).status_code == 404
    assert owner.post(address, {"revision": "1"}).status_code == 302
    assert article.revisions.get(number=3).data["blocks"] == before


def test_the_text_says_who_wrote_which_words(
    owner: Client, colleague: Client, article: Article
) -> None:
    _write(owner, article, "The bridge is closed <today>.")
    _write(colleague, article, "The old bridge is closed <today>.")
    page = _page(owner, article, "written/")
    assert "Owner: </span>The</span>" in page
    assert "Colleague: </span> old</span>" in page
    assert "&lt;today&gt;" in page


def test_more_sittings_take_no_more_queries(owner: Client, article: Article) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            _page(owner, article)
        return len(counted)

    _write(owner, article, "One.")
    with_two = queries()
    for number in range(3):
        _write(owner, article, f"Text {number}.")
    assert queries() == with_two


def test_beside_the_text_the_past_is_a_part_of_its_page(owner: Client, article: Article) -> None:
    _write(owner, article, "The harbour is closed.")
    address = f"/newsroom/articles/{article.pk}/history/"
    by_script = {"X-Newsroom": "1"}
    parts = ("", "?from=1&to=2", "written/")
    pages = [owner.get(f"{address}{part}", headers=by_script).content.decode() for part in parts]
    assert all("<html" not in page for page in pages)
    assert 'class="time-line"' in pages[0]
    assert "closed" in pages[1]
    assert "Owner: </span>" in pages[2]
    restored = owner.post(f"{address}restore/", {"revision": "1"}, headers=by_script)
    assert restored.status_code == 204
    assert article.revisions.count() == 3


def test_words_that_were_kept_are_in_the_history(
    owner: Client, owner_user: User, article: Article
) -> None:
    document = begin_document(article=article.pk)
    loaded = load(document)
    entry = '{"words": "Nobody <else> heard", "name": "Colleague", "at": "2026-11-27T20:00:00Z"}'

    def keep() -> None:
        roots_of(loaded.doc).lost["1:1"] = entry
        roots_of(loaded.doc).lost["2:2"] = "no entry"

    change = change_by(loaded.doc, keep)
    assert change
    update = Update(change, owner_user.pk)
    append(article=article.pk, updates=[update], after=loaded.last)
    page = _page(owner, article)
    assert "Nobody &lt;else&gt; heard" in page
    assert page.count('class="kept-past"') == 1
