from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.newsroom.conftest import person, signed_in

from dateline.accounts.models import Role, User
from dateline.desk.actions import set_desk
from dateline.desk.models import DeskSettings, NotBefore
from dateline.languages.models import Service
from dateline.publishing.models import Publication, Schedule
from dateline.stories.models import Article, State

SCRIPT = {"X-Newsroom": "1"}


def post(client: Client, article: Article, verb: str, **sent: object) -> tuple[int, str]:
    address = f"/newsroom/articles/{article.pk}/{verb}/"
    response = client.post(address, sent, follow=True)
    return response.status_code, response.content.decode()


@pytest.fixture
def two_eyes(english: Service) -> None:
    set_desk(service=english, second_eyes=True, levels={}, by=None)


@pytest.fixture
def lone_editor(article: Article, owner_user: User) -> Client:
    """The owner, who wrote all of the article, as an editor."""
    owner_user.memberships.update(role=Role.EDITOR)
    return signed_in(owner_user)


def test_bars_come_first_then_warnings_then_one_line_for_the_rest(
    owner: Client, article: Article
) -> None:
    Article.objects.update(headline="")
    html = owner.get(f"/newsroom/articles/{article.pk}/ready/").content.decode()
    order = [html.index(mark) for mark in ("check bar", "check warn", "The rest is in order.")]
    assert order == sorted(order)


def test_the_lines_are_a_part_for_the_editor_s_panel(owner: Client, article: Article) -> None:
    html = owner.get(f"/newsroom/articles/{article.pk}/ready/?part=1").content.decode()
    assert html.lstrip().startswith('<div class="ready-lines"')
    assert "<html" not in html
    assert 'data-go-field="section"' in html


@pytest.mark.usefixtures("two_eyes")
def test_who_wrote_it_alone_sees_why_it_waits_and_a_colleague_approves_it(
    lone_editor: Client, colleague: Client, article: Article
) -> None:
    page = lone_editor.get(f"/newsroom/articles/{article.pk}/ready/").content.decode()
    assert "1 block was seen by nobody but you" in page
    status, html = post(lone_editor, article, "publish", revision=1)
    assert status == 409
    assert "second pair of eyes" in html
    assert not Publication.objects.exists()
    _, approved = post(colleague, article, "approve", revision=1)
    assert "You approved this text." in approved
    assert "Colleague" in approved
    _, html = post(lone_editor, article, "publish", revision=1)
    assert "Published. The pages are on their way" in html


@pytest.mark.usefixtures("two_eyes")
def test_the_board_is_told_why_a_card_does_not_move(
    lone_editor: Client, owner: Client, other_desk: Client, article: Article
) -> None:
    address = f"/newsroom/articles/{article.pk}/state/"
    refused = lone_editor.post(address, {"state": "ready"}, headers=SCRIPT)
    assert (refused.status_code, refused["Content-Type"]) == (409, "text/plain; charset=utf-8")
    assert "second pair of eyes" in refused.content.decode()
    moved = lone_editor.post(address, {"state": "in-review"}, headers=SCRIPT)
    assert moved.status_code == 204
    assert lone_editor.post(address, {"state": "nonsense"}, headers=SCRIPT).status_code == 409
    assert other_desk.post(address, {"state": "draft"}, headers=SCRIPT).status_code == 403
    article.refresh_from_db()
    assert article.state == State.IN_REVIEW


def test_an_update_goes_out_with_a_note_for_readers(editor: Client, article: Article) -> None:
    post(editor, article, "publish", revision=1)
    page = editor.get(f"/newsroom/articles/{article.pk}/ready/").content.decode()
    assert "Note for readers?" in page
    status, _ = post(editor, article, "publish", revision=1, note="correction", note_text=" ")
    assert status == 409
    _, html = post(editor, article, "publish", revision=1, note="correction", note_text="It is 21.")
    assert "with a correction" in html
    assert [one.note for one in Publication.objects.order_by("number")] == ["", "correction"]


def test_an_article_is_scheduled_moved_and_called_off(editor: Client, article: Article) -> None:
    _, html = post(editor, article, "schedule", revision=1, at="2031-03-09T12:00")
    assert "Goes out by itself" in html
    _, html = post(editor, article, "schedule", revision=1, at="2031-03-09T13:00")
    schedule = Schedule.objects.get()
    assert (schedule.local, schedule.state) == ("2031-03-09T13:00", "waiting")
    _, html = post(editor, article, "schedule/cancel")
    assert "Called off." in html
    assert post(editor, article, "schedule/cancel")[0] == 409


@pytest.mark.parametrize("at", ["", "nonsense", "2001-01-01T00:00"])
def test_a_time_that_is_none_or_past_is_said(editor: Client, article: Article, at: str) -> None:
    status, html = post(editor, article, "schedule", revision=1, at=at)
    assert status == 409
    assert "Not done." in html
    assert not Schedule.objects.exists()


def test_what_was_stopped_is_told_to_who_scheduled_it(editor: Client, article: Article) -> None:
    post(editor, article, "schedule", revision=1, at="2031-03-09T12:00")
    now = timezone.now()
    Schedule.objects.update(state="stopped", reason="The desk holds it back.", ended=now)
    for address in (f"/newsroom/articles/{article.pk}/ready/", "/newsroom/desk/mine/"):
        html = editor.get(address).content.decode()
        assert "It did not go out at its time." in html
        assert "The desk holds it back." in html
    post(editor, article, "schedule", revision=1, at="2031-03-09T12:00")
    assert "did not go out" not in editor.get("/newsroom/desk/mine/").content.decode()


def test_an_article_is_held_back_and_let_go(editor: Client, article: Article) -> None:
    post(editor, article, "hold", until="2031-03-09T12:00")
    assert NotBefore.objects.get().local == "2031-03-09T12:00"
    assert post(editor, article, "publish", revision=1)[0] == 409
    post(editor, article, "hold", until="")
    assert not NotBefore.objects.exists()
    assert post(editor, article, "hold", until="soon")[0] == 409


@pytest.mark.parametrize("verb", ["approve", "schedule", "schedule/cancel", "hold"])
def test_another_desk_does_none_of_it(verb: str, other_desk: Client, article: Article) -> None:
    sent = {"revision": 1, "at": "2031-03-09T12:00", "until": "2031-03-09T12:00"}
    assert post(other_desk, article, verb, **sent)[0] == 403
    assert not Schedule.objects.exists()
    assert not NotBefore.objects.exists()


@pytest.mark.parametrize("verb", ["schedule", "schedule/cancel", "hold"])
def test_a_reporter_asks_for_approval_and_no_more(
    verb: str, owner: Client, article: Article
) -> None:
    sent = {"revision": 1, "at": "2031-03-09T12:00", "until": "2031-03-09T12:00"}
    assert post(owner, article, verb, **sent)[0] == 403


def test_an_administrator_of_the_service_says_how_its_desk_works(english: Service) -> None:
    client = signed_in(person("Ada", "en", Role.ADMINISTRATOR))
    address = "/newsroom/desk/en/settings/"
    html = client.get(address).content.decode()
    assert "Always bars" in html
    client.post(address, {"second_eyes": "1", "level-section": "bar", "level-embargo": "off"})
    row = DeskSettings.objects.get()
    assert (row.second_eyes, row.levels) == (True, {"section": "bar"})
    assert client.get("/newsroom/desk/fa/settings/").status_code == 403


def test_who_does_not_administer_the_service_changes_nothing(
    editor: Client, other_desk: Client
) -> None:
    for client in (editor, other_desk):
        assert client.get("/newsroom/desk/en/settings/").status_code == 403
        assert client.post("/newsroom/desk/en/settings/", {"second_eyes": "1"}).status_code == 403
    assert not DeskSettings.objects.exists()
