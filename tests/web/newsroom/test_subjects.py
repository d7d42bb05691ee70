"""Subjects and urgency of an article: found, saved, refused, told to other systems."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.newsroom.forms import article_fields

from dateline.stories.models import Article


def _found(client: Client, words: str) -> list[str]:
    answer = client.get("/newsroom/subjects/", {"q": words})
    return [one["name"] for one in answer.json()["found"]]


def test_topics_are_found_by_the_beginning_of_their_name_first(owner: Client, db: None) -> None:
    found = _found(owner, "elect")
    assert found[0].startswith("elect")
    assert len(found) <= 20


def test_all_words_must_be_in_the_name(owner: Client, db: None) -> None:
    assert _found(owner, "national elections") == ["national elections"]
    assert _found(owner, "no such topic at all") == []
    assert _found(owner, " ") == []


def test_a_subject_is_added_by_its_name_and_taken_away_by_unticking(
    owner: Client, article: Article
) -> None:
    address = f"/newsroom/articles/{article.pk}/form/"
    fields = article_fields(owner, article)
    owner.post(address, {**fields, "add_subject": "national elections", "urgency": "2"})
    article.refresh_from_db()
    assert (article.subjects, article.urgency) == (["20000579"], 2)
    fields = article_fields(owner, article)
    assert fields["subjects"] == ["20000579"]
    assert fields["urgency"] == ["2"]
    del fields["subjects"]
    owner.post(address, fields)
    article.refresh_from_db()
    assert article.subjects == []


@pytest.mark.parametrize(
    ("name", "value"), [("add_subject", "nonsense of all kinds"), ("urgency", "11")]
)
def test_what_there_is_not_is_refused(
    owner: Client, article: Article, name: str, value: str
) -> None:
    fields = article_fields(owner, article)
    answer = owner.post(f"/newsroom/articles/{article.pk}/form/", {**fields, name: value})
    assert answer.status_code == 422
    article.refresh_from_db()
    assert article.revision_number == 1
