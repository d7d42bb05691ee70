from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.db import connection, connections
from django.test import Client
from tests.web.newsroom.forms import article_fields, text_field

from dateline.alerts.models import Alert
from dateline.publishing.models import PublicArticle, Publication
from dateline.stories.models import Article, State


def publish(client: Client, article: Article, revision: int = 1) -> tuple[int, str]:
    address = f"/newsroom/articles/{article.pk}/publish/"
    response = client.post(address, {"revision": revision}, follow=True)
    return response.status_code, response.content.decode()


def test_an_editor_publishes_and_sees_where_readers_have_it(
    editor: Client, article: Article
) -> None:
    _, html = publish(editor, article)
    assert "Published. The pages are on their way to readers." in html
    public = PublicArticle.objects.get()
    assert f"{public.path}</a>" in html
    assert Publication.objects.get().sha256[:12] in html


def test_the_form_sent_twice_publishes_once(editor: Client, article: Article) -> None:
    publish(editor, article)
    publish(editor, article)
    assert Publication.objects.count() == 1


def test_what_bars_publication_is_said(editor: Client, owner: Client, article: Article) -> None:
    fields = article_fields(owner, article)
    fields["headline"] = [""]
    owner.post(f"/newsroom/articles/{article.pk}/form/", fields)
    status, html = publish(editor, article, 2)
    assert status == 409
    assert "Not done." in html
    assert not Publication.objects.exists()


def test_a_second_revision_is_an_update(editor: Client, owner: Client, article: Article) -> None:
    publish(editor, article)
    fields = article_fields(owner, article)
    fields[text_field(fields)] = ["The ministers met on Friday."]
    owner.post(f"/newsroom/articles/{article.pk}/form/", fields)
    assert (
        "Publish update" in editor.get(f"/newsroom/articles/{article.pk}/ready/").content.decode()
    )
    publish(editor, article, 2)
    assert [p.kind for p in Publication.objects.all()] == ["publish", "update"]


def test_an_older_revision_does_not_replace_a_newer(
    editor: Client, owner: Client, article: Article
) -> None:
    fields = article_fields(owner, article)
    fields[text_field(fields)] = ["The ministers met on Friday."]
    owner.post(f"/newsroom/articles/{article.pk}/form/", fields)
    publish(editor, article, 2)
    status, html = publish(editor, article, 1)
    assert status == 409
    assert "Readers have a newer revision" in html


def test_withdrawing_takes_a_reason(editor: Client, article: Article) -> None:
    publish(editor, article)
    address = f"/newsroom/articles/{article.pk}/withdraw/"
    assert editor.post(address, {"reason": " "}).status_code == 422
    assert PublicArticle.objects.get().standing
    html = editor.post(address, {"reason": "It was wrong."}, follow=True).content.decode()
    assert "Readers get a notice in its place" in html
    assert not PublicArticle.objects.get().standing


def test_what_is_not_published_cannot_be_withdrawn(editor: Client, article: Article) -> None:
    address = f"/newsroom/articles/{article.pk}/withdraw/"
    assert editor.post(address, {"reason": "Because."}).status_code == 409


def test_states_move_by_hand_until_publication(
    owner: Client, editor: Client, article: Article
) -> None:
    address = f"/newsroom/articles/{article.pk}/state/"
    owner.post(address, {"state": "in-review"})
    assert owner.post(address, {"state": "ready"}).status_code == 403
    editor.post(address, {"state": "ready"})
    article.refresh_from_db()
    assert article.state == State.READY
    publish(editor, article)
    editor.post(address, {"state": "draft"})
    article.refresh_from_db()
    assert article.state == State.PUBLISHED


def test_breaking_news_is_raised_and_taken_back(editor: Client, article: Article) -> None:
    publish(editor, article)
    address = f"/newsroom/articles/{article.pk}/alert/"
    assert editor.post(address, {"headline": " "}).status_code == 422
    editor.post(address, {"headline": "Ministers meet"})
    alert = Alert.objects.get()
    assert alert.article_id == article.pk
    editor.post(f"{address}{alert.pk}/retract/")
    alert.refresh_from_db()
    assert alert.retracted is not None


def test_the_preview_is_the_page_of_the_draft(owner: Client, article: Article) -> None:
    response = owner.get(f"/newsroom/articles/{article.pk}/preview/page/")
    assert "The ministers met on Thursday." in response.content.decode()
    assert "sandbox" in response["Content-Security-Policy"]
    assert not PublicArticle.objects.exists()


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    yield
    connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_make_one_publication(
    committed: None, editor: Client, administrator: Client, article: Article
) -> None:
    start = threading.Barrier(2)
    pages: list[str] = []

    def press(client: Client) -> None:
        start.wait()
        try:
            pages.append(publish(client, article)[1])
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[one]) for one in (editor, administrator)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Publication.objects.count() == 1
    assert sum("published this revision before you." in page for page in pages) == 1
