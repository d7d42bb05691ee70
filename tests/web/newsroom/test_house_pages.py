"""The pages of the site that editors write in the newsroom, and the genre of an article."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.newsroom.forms import article_fields

from dateline.languages.actions import change_service
from dateline.languages.models import Service
from dateline.publishing.models import HousePage
from dateline.stories.blocks import parse_content, words
from dateline.stories.models import Article
from dateline.web.newsroom.editing.housepage import from_area, to_area

ADDRESS = "/newsroom/desk/pages/en/about/"
TEXT = """# Who we are

Forty people, **one** desk.
Second line.

- [Write to us](https://mail.example/)
- Come and see us"""


@pytest.fixture
def publishing(english: Service) -> Service:
    return change_service(service=english, changes={"active": True}, by=None)


def test_an_editor_writes_a_page_and_finds_it_as_it_was(
    editor: Client, publishing: Service
) -> None:
    assert editor.post(ADDRESS, {"text": TEXT}).status_code == 302
    blocks = [parse_content(one) for one in HousePage.objects.get().blocks]
    assert [block.kind for block in blocks] == ["heading", "paragraph", "list"]
    assert words(blocks[2]) == "Write to us\nCome and see us"
    assert "# Who we are" in editor.get(ADDRESS).content.decode()
    assert ADDRESS in editor.get("/newsroom/desk/pages/").content.decode()


def test_the_text_comes_back_without_loss() -> None:
    assert to_area(from_area(TEXT)) == TEXT


def test_a_reporter_and_the_editor_of_another_desk_may_not(
    owner: Client, other_desk: Client, publishing: Service
) -> None:
    for client in (owner, other_desk):
        assert client.post(ADDRESS, {"text": TEXT}).status_code == 403
        assert ADDRESS not in client.get("/newsroom/desk/pages/").content.decode()
    assert not HousePage.objects.exists()


def test_what_is_too_long_is_said_and_stays_in_the_area(
    editor: Client, publishing: Service
) -> None:
    answer = editor.post(ADDRESS, {"text": "a" * 20_001})
    assert answer.status_code == 400
    assert "A paragraph is too long" in answer.content.decode()
    assert "a" * 20_001 in answer.content.decode()


def test_a_page_of_no_kind_is_not_there(editor: Client, publishing: Service) -> None:
    assert editor.get("/newsroom/desk/pages/en/imprint/").status_code == 404


def test_the_genre_of_an_article_is_chosen_beside_its_text(owner: Client, article: Article) -> None:
    address = f"/newsroom/articles/{article.pk}/form/"
    fields = article_fields(owner, article)
    assert fields["genre"] == [""]
    owner.post(address, {**fields, "genre": "live"})
    article.refresh_from_db()
    assert article.genre == "live"
    owner.post(address, {**article_fields(owner, article), "genre": "ballad"})
    article.refresh_from_db()
    assert article.genre == "live"
