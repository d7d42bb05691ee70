"""Comments: who may say, answer, settle, change and remove them."""

from __future__ import annotations

from uuid import uuid4

import pytest

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import User
from dateline.ground.events import latest_cursor, read_after
from dateline.stories.comments.actions import (
    add_comment,
    edit_comment,
    remove_comment,
    reply_to,
    resolve_thread,
)
from dateline.stories.comments.errors import BadComment, NotYours
from dateline.stories.comments.queries import threads_of
from dateline.stories.models import Article, Comment


def _begin(article: Article, by: User, text: str = "Who says so?") -> Comment:
    return add_comment(
        article=article, key=uuid4(), block=uuid4(), quoted=" some words ", text=text, by=by
    )


@pytest.mark.django_db(transaction=True)
def test_a_comment_is_told_to_open_screens(article: Article, reporter: User) -> None:
    before = latest_cursor()
    _begin(article, reporter)
    assert [event.payload["article"] for event in read_after(before)] == [str(article.pk)]


def test_a_comment_keeps_the_words_that_it_is_about(article: Article, reporter: User) -> None:
    _begin(article, reporter)
    (thread,) = threads_of(article)
    assert (thread.first.quoted, thread.first.text) == ("some words", "Who says so?")


def test_the_same_key_again_changes_nothing(article: Article, reporter: User) -> None:
    key = uuid4()
    for text in ("First.", "Second."):
        add_comment(article=article, key=key, block=None, quoted="", text=text, by=reporter)
    assert [comment.text for comment in article.comments.all()] == ["First."]


def test_a_stranger_to_the_desk_does_not_comment(article: Article, translator: User) -> None:
    with pytest.raises(NotAllowed):
        _begin(article, translator)


def test_an_answer_opens_a_settled_thread_again(
    article: Article, reporter: User, second_reporter: User
) -> None:
    first = _begin(article, reporter)
    resolve_thread(thread=first, by=second_reporter)
    assert not threads_of(article)[0].is_open
    answer = reply_to(thread=first, text="Not yet.", by=second_reporter)
    # An answer to an answer belongs to the same thread.
    reply_to(thread=answer, text="Now it is.", by=reporter)
    (thread,) = threads_of(article)
    assert thread.is_open
    assert [one.text for one in thread.answers] == ["Not yet.", "Now it is."]


def test_only_its_author_changes_or_removes_a_comment(
    article: Article, reporter: User, second_reporter: User
) -> None:
    comment = _begin(article, reporter)
    with pytest.raises(NotYours):
        edit_comment(comment=comment, text="Other words.", by=second_reporter)
    with pytest.raises(NotYours):
        remove_comment(comment=comment, by=second_reporter)
    edit_comment(comment=comment, text="Better words.", by=reporter)
    comment.refresh_from_db()
    assert comment.text == "Better words."
    assert comment.edited is not None


def test_a_removed_comment_is_gone_but_its_answers_stay(article: Article, reporter: User) -> None:
    alone, answered = _begin(article, reporter), _begin(article, reporter)
    reply_to(thread=answered, text="The ministry.", by=reporter)
    for comment in (alone, answered):
        remove_comment(comment=comment, by=reporter)
    (thread,) = threads_of(article)
    assert (thread.first.text, thread.answers[0].text) == ("", "The ministry.")


@pytest.mark.parametrize("text", ["", " \n ", "x" * 4_001])
def test_an_empty_or_endless_comment_is_refused(
    article: Article, reporter: User, text: str
) -> None:
    with pytest.raises(BadComment):
        _begin(article, reporter, text)
