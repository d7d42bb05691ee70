from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.newsroom.conftest import person, signed_in

from dateline.accounts.models import Role, User
from dateline.desk.actions import assign
from dateline.desk.actions.tally import count
from dateline.desk.models import Assignment, Tally
from dateline.ground.events import StoredEvent
from dateline.ground.richtext import from_plain
from dateline.languages.models import Service
from dateline.stories.actions import create_article, create_section, create_story, save_article
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft
from dateline.stories.models import Article, Attendance, State, Story
from dateline.web.newsroom.desk.cards import Wanted
from dateline.web.newsroom.desk.rendered import changes_html, concerns, notices_html

Write = Callable[..., Article]


@pytest.fixture
def write(english: Service, owner_user: User) -> Write:
    """A function that writes an article of a new story."""

    def made(headline: str, state: State = State.DRAFT, section: str = "") -> Article:
        story = create_story(slugline=headline, by=owner_user)
        article = create_article(story=story, service=english, by=owner_user)
        block = BlockDraft(content=Paragraph(text=from_plain("They met.")))
        draft = ArticleDraft(headline=headline, section=section, blocks=(block,))
        save_article(article=article, draft=draft, base=0, by=owner_user)
        Article.objects.filter(pk=article.pk).update(state=state)
        article.refresh_from_db()
        return article

    return made


def lane(html: str, name: str) -> str:
    return html.split(f'data-lane="{name}"')[1].split("</section>")[0]


def test_articles_stand_in_the_column_of_their_state(owner: Client, write: Write) -> None:
    for state in (State.DRAFT, State.IN_REVIEW, State.READY, State.PUBLISHED):
        write(f"Story that is {state.value}", state)
    html = owner.get("/newsroom/desk/").content.decode()
    for name in ("draft", "in-review", "ready", "published"):
        assert f"Story that is {name}" in lane(html, name)


def test_a_card_says_who_is_at_it_and_what_is_in_the_way(
    editor: Client, write: Write, owner_user: User, english: Service
) -> None:
    article = write("Ministers meet")
    assign(story=article.story, service=english, to=owner_user, note="", due="", by=None)
    count(article=article.pk)
    html = editor.get("/newsroom/desk/").content.decode()
    assert owner_user.name in lane(html, "draft")
    assert Tally.objects.get().warnings > 0
    assert "warnings" in lane(html, "draft")


def test_a_card_says_who_is_in_the_article_now(
    editor: Client, write: Write, owner_user: User
) -> None:
    article = write("Ministers meet")
    Attendance.objects.create(article=article, person=owner_user)
    gone = person("Gone Home", "en")
    Attendance.objects.create(
        article=article, person=gone, seen=timezone.now() - timedelta(hours=1)
    )
    html = editor.get("/newsroom/desk/").content.decode()
    assert owner_user.name in lane(html, "draft")
    assert "Gone Home" not in html


def test_mine_and_the_choice_of_an_article_say_who_is_in_it_now(
    owner: Client, owner_user: User, write: Write
) -> None:
    article = write("Ministers meet")
    colleague = person("Busy Colleague", "en")
    Attendance.objects.create(article=article, person=colleague)
    assign(story=article.story, service=article.service, to=owner_user, note="", due="", by=None)
    for address in ("/newsroom/desk/mine/", "/newsroom/articles/find/?words=Ministers"):
        assert "Busy Colleague" in owner.get(address).content.decode()


def test_what_is_to_be_begun_has_a_column(
    owner: Client, owner_user: User, english: Service
) -> None:
    story = create_story(slugline="A story to begin", by=None)
    assign(story=story, service=english, to=owner_user, note="", due="", by=None)
    assert "A story to begin" in lane(owner.get("/newsroom/desk/").content.decode(), "missing")
    article = create_article(story=story, service=english, by=owner_user)
    html = owner.get("/newsroom/desk/").content.decode()
    assert "A story to begin" not in lane(html, "missing")
    assert str(article.pk) in lane(html, "draft")


def test_the_board_shows_one_s_own_services_only(other_desk: Client, write: Write) -> None:
    write("Ministers meet")
    for address in ("/newsroom/desk/", "/newsroom/desk/?service=en"):
        assert "Ministers meet" not in other_desk.get(address).content.decode()


def test_filters_leave_mine_or_a_section(
    owner: Client, owner_user: User, write: Write, english: Service
) -> None:
    create_section(service=english, slug="world", name="World", by=None)
    mine = write("Mine of the world", section="world")
    write("Another")
    assign(story=mine.story, service=english, to=owner_user, note="", due="", by=None)
    for query in ("mine=1", "service=en&section=world"):
        html = owner.get(f"/newsroom/desk/?{query}").content.decode()
        assert "Mine of the world" in html
        assert "Another" not in html


def test_three_cards_take_no_more_queries_than_one(
    owner: Client, owner_user: User, write: Write, english: Service
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert owner.get("/newsroom/desk/").status_code == 200
        return len(caught)

    def add(number: int) -> None:
        article = write(f"Story {number}")
        assign(story=article.story, service=english, to=owner_user, note="", due="", by=None)
        story = create_story(slugline=f"To begin {number}", by=None)
        assign(story=story, service=english, to=owner_user, note="", due="", by=None)

    add(1)
    queries()
    one = queries()
    add(2)
    add(3)
    assert queries() == one


def test_a_board_is_told_of_a_card_that_changed_and_of_one_that_is_gone(write: Write) -> None:
    article = write("Ministers meet")
    events = [one for one in _stored() if one.payload.get("article") == str(article.pk)]
    html = changes_html(events, Wanted(("en",)), "en")
    assert f'data-card="{article.pk}" data-column="draft"' in html
    assert changes_html(events, Wanted(("fa",)), "en") == ""
    Article.objects.update(state=State.WITHDRAWN)
    gone = changes_html(events, Wanted(("en",)), "en")
    assert f'data-card-gone="{article.pk}"' in gone
    assert "Ministers meet" not in gone


def _stored() -> list[StoredEvent]:
    """Return the events of this transaction, which listeners do not see yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, payload::text, at FROM outbox_event ORDER BY id")
        rows = cursor.fetchall()
    return [StoredEvent("1-1", kind, json.loads(payload), at) for kind, payload, at in rows]


def test_who_is_assigned_something_is_told_at_once_and_nobody_else(
    owner_user: User, english: Service
) -> None:
    chief = person("Chief", "en", Role.EDITOR)
    story = create_story(slugline="The bridge", by=None)
    assign(
        story=story,
        service=english,
        to=owner_user,
        note="By noon",
        due="2031-01-01T12:00",
        by=chief,
    )
    events = _stored()
    assert concerns(events, owner_user.pk)
    assert not concerns(events, chief.pk)
    html = notices_html(events, owner_user.pk, "en")
    assert "Chief assigned you" in html
    assert "By noon" in html


def test_who_takes_work_oneself_is_not_told_of_it(owner_user: User, english: Service) -> None:
    story = create_story(slugline="The bridge", by=None)
    assign(story=story, service=english, to=owner_user, note="", due="", by=owner_user)
    assert not concerns(_stored(), owner_user.pk)


@pytest.fixture
def story(english: Service) -> Story:
    return create_story(slugline="The bridge", by=None)


def test_work_is_assigned_taken_handed_over_and_done_on_pages(
    editor: Client, owner: Client, owner_user: User, story: Story
) -> None:
    page = editor.get(f"/newsroom/stories/{story.pk}/assign/?service=en").content.decode()
    assert owner_user.name in page
    editor.post(
        f"/newsroom/stories/{story.pk}/assign/",
        {"service": "en", "person": str(owner_user.pk), "note": "Call them", "due": ""},
    )
    work = Assignment.objects.get()
    mine = owner.get("/newsroom/desk/mine/").content.decode()
    assert "Call them" in mine
    address = f"/newsroom/assignments/{work.pk}/"
    owner.post(address, {"do": "take"})
    work.refresh_from_db()
    assert work.state == "taken"
    other = person("Other", "en")
    owner.post(address, {"do": "hand-over", "person": str(other.pk)})
    theirs = Assignment.objects.get(person=other)
    assert (theirs.state, theirs.note) == ("given", "Call them")
    signed_in(other).post(f"/newsroom/assignments/{theirs.pk}/", {"do": "done"})
    assert set(Assignment.objects.values_list("state", flat=True)) == {"done", "handed-over"}
    assert "Nothing is assigned to you." in owner.get("/newsroom/desk/mine/").content.decode()


def test_strangers_and_colleagues_do_not_touch_it(
    other_desk: Client, colleague: Client, owner_user: User, english: Service, story: Story
) -> None:
    work = assign(story=story, service=english, to=owner_user, note="", due="", by=None)
    sent = {"service": "en", "person": str(owner_user.pk)}
    for client in (other_desk, colleague):
        for do in ("take", "done", "hand-over"):
            response = client.post(
                f"/newsroom/assignments/{work.pk}/", {"do": do, "person": str(owner_user.pk)}
            )
            assert response.status_code == 403
        assert client.post(f"/newsroom/stories/{story.pk}/assign/", sent).status_code == 403
    work.refresh_from_db()
    assert work.state == "given"


def test_who_may_not_write_there_is_not_assigned(editor: Client, story: Story) -> None:
    foreigner = person("Foreigner", "fr")
    sent = {"service": "en", "person": str(foreigner.pk)}
    response = editor.post(f"/newsroom/stories/{story.pk}/assign/", sent, follow=True)
    assert "may not write for English" in response.content.decode()
    assert not Assignment.objects.exists()


def test_assigned_twice_is_one_with_the_later_note(
    english: Service, owner_user: User, story: Story
) -> None:
    for note in ("first", "second"):
        assign(story=story, service=english, to=owner_user, note=note, due="", by=None)
    assert Assignment.objects.get().note == "second"


def test_mine_takes_no_more_queries_for_three_than_for_one(
    owner: Client, owner_user: User, english: Service
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert owner.get("/newsroom/desk/mine/").status_code == 200
        return len(caught)

    def add(number: int) -> None:
        story = create_story(slugline=f"Story {number}", by=None)
        assign(story=story, service=english, to=owner_user, note="", due="", by=None)

    add(1)
    queries()
    one = queries()
    add(2)
    add(3)
    assert queries() == one
