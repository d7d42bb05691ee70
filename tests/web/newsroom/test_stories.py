from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.accounts.models import User
from dateline.stories.actions import create_article, create_story
from dateline.stories.models import Article, Story


def test_a_longer_list_asks_the_database_no_more_often(
    owner: Client, owner_user: User, article: Article
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert owner.get("/newsroom/stories/").status_code == 200
        return len(captured)

    queries()
    once = queries()
    for name in ("two", "three"):
        story = create_story(slugline=name, by=owner_user)
        create_article(story=story, service=article.service, by=owner_user)
    assert queries() == once


def test_a_new_story_opens_its_article(owner: Client) -> None:
    response = owner.post("/newsroom/stories/new/", {"slugline": "strike", "service": "en"})
    article = Article.objects.get(story__slugline="strike")
    assert response["Location"] == f"/newsroom/articles/{article.pk}/"


def test_a_story_is_not_begun_for_another_desk(owner: Client, persian: object) -> None:
    response = owner.post("/newsroom/stories/new/", {"slugline": "strike", "service": "fa"})
    assert response.status_code == 404
    assert not Story.objects.exists()


def test_a_story_without_a_slugline_says_what_is_missing(owner: Client) -> None:
    response = owner.post("/newsroom/stories/new/", {"slugline": " ", "service": "en"}, follow=True)
    assert "A story needs a slugline" in response.content.decode()


def test_a_translation_begins_with_the_blocks_of_its_source(
    other_desk: Client, article: Article
) -> None:
    sent = {"service": "fa", "translate": "en"}
    address = f"/newsroom/stories/{article.story_id}/articles/"
    other_desk.post(address, sent)
    made = Article.objects.get(story=article.story_id, service="fa")
    html = other_desk.get(f"/newsroom/articles/{made.pk}/form/").content.decode()
    assert "The ministers met on Thursday." in html
    assert "Not translated" in html
    again = other_desk.post(address, sent, follow=True).content.decode()
    assert "Somebody began it before you" in again


def test_stories_are_found_by_words(owner: Client, article: Article) -> None:
    assert "Ministers meet" in owner.get("/newsroom/stories/?words=minist").content.decode()
    html = owner.get("/newsroom/stories/?words=volcano").content.decode()
    assert "No story is like this." in html
