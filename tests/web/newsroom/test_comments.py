"""Comments on the page and as the panel's fragment."""

from __future__ import annotations

from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.stories.models import Article, Comment


def _post(client: Client, article: Article, text: str = "Check <this>.") -> str:
    sent = {"key": str(uuid4()), "block": str(uuid4()), "quoted": "The meeting", "text": text}
    answer = client.post(
        f"/newsroom/articles/{article.pk}/comments/", sent, headers={"X-Newsroom": "1"}
    )
    assert answer.status_code == (200 if text.strip() else 422)
    return answer.content.decode()


def _change(client: Client, comment: Comment, **sent: str) -> int:
    return client.post(f"/newsroom/comments/{comment.pk}/", sent).status_code


def test_a_comment_shows_with_its_words_escaped(owner: Client, article: Article) -> None:
    html = _post(owner, article)
    assert "The meeting" in html
    assert "Check &lt;this&gt;." in html
    assert "<html" not in html


def test_an_empty_comment_says_what_to_do(owner: Client, article: Article) -> None:
    assert "Write something first." in _post(owner, article, " ")


def test_a_colleague_answers_and_settles(
    owner: Client, colleague: Client, article: Article
) -> None:
    _post(owner, article)
    first = Comment.objects.get()
    assert _change(colleague, first, do="reply", text="I asked them.") == 302
    assert _change(colleague, first, do="resolve") == 302
    page = owner.get(f"/newsroom/articles/{article.pk}/comments/").content.decode()
    assert "I asked them." in page
    assert "Settled by Colleague" in page


def test_nobody_changes_the_words_of_another(
    owner: Client, colleague: Client, article: Article
) -> None:
    _post(owner, article)
    first = Comment.objects.get()
    assert _change(colleague, first, do="edit", text="Mine now.") == 403
    assert _change(colleague, first, do="remove") == 403


def test_another_desk_reads_comments_and_writes_none(
    owner: Client, other_desk: Client, article: Article
) -> None:
    _post(owner, article)
    page = other_desk.get(f"/newsroom/articles/{article.pk}/comments/")
    assert "Check" in page.content.decode()
    assert "data-new-comment" not in page.content.decode()
    assert _change(other_desk, Comment.objects.get(), do="reply", text="Hm.") == 403


def test_more_comments_take_no_more_queries(owner: Client, article: Article) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            owner.get(f"/newsroom/articles/{article.pk}/comments/")
        return len(counted)

    _post(owner, article)
    with_one = queries()
    for _ in range(2):
        _post(owner, article)
    assert queries() == with_one
