"""Who may open and do what: every address of the newsroom is tried."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from tests.web.newsroom.conftest import SendWire
from tests.web.newsroom.forms import article_fields, text_field

from dateline.publishing.models import Publication
from dateline.stories.models import Article, State, Story
from dateline.web.newsroom import urls

# Names nothing, and the same in every worker: the tests are known by it.
_NOTHING = UUID(int=1)


def addresses() -> Iterator[tuple[str, str]]:
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        names = list(pattern.pattern.converters)
        yield (
            pattern.name or "",
            reverse(f"newsroom:{pattern.name}", args=[_NOTHING for _ in names]),
        )


ADDRESSES = list(addresses())


def test_every_view_says_for_whom_it_is() -> None:
    open_views = [p.name for p in urls.urlpatterns if not hasattr(p.callback, "for_whom")]
    assert open_views == []


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "address"), ADDRESSES)
def test_who_is_not_signed_in_gets_nothing(name: str, address: str, client: Client) -> None:
    for response in (client.get(address), client.post(address)):
        if response.status_code == 302:
            assert response["Location"].startswith("/newsroom/sign-in/?next=")
        else:
            assert response.status_code in (401, 405), name


@pytest.mark.parametrize(("name", "address"), ADDRESSES)
def test_who_has_no_role_gets_nothing(name: str, address: str, roleless: Client) -> None:
    for response in (roleless.get(address), roleless.post(address)):
        assert response.status_code in (401, 403, 405), name


def test_a_script_is_told_that_the_sign_in_has_expired(client: Client, article: Article) -> None:
    response = client.post(f"/newsroom/articles/{article.pk}/form/", headers={"X-Newsroom": "1"})
    assert response.status_code == 401
    assert "Sign in again" in response.content.decode()


def test_another_desk_reads_but_does_not_write(other_desk: Client, article: Article) -> None:
    fields = article_fields(other_desk, article)
    fields[text_field(fields)] = ["Something else"]
    assert other_desk.post(f"/newsroom/articles/{article.pk}/form/", fields).status_code == 403
    article.refresh_from_db()
    assert article.revision_number == 1


@pytest.mark.parametrize("verb", ["state", "publish", "withdraw", "alert", "accept"])
def test_another_desk_changes_nothing(verb: str, other_desk: Client, article: Article) -> None:
    sent = {"state": "ready", "revision": "1", "reason": "because", "headline": "Breaking"}
    response = other_desk.post(f"/newsroom/articles/{article.pk}/{verb}/", sent)
    assert response.status_code == 403
    article.refresh_from_db()
    assert article.state == State.DRAFT
    assert not Publication.objects.exists()


def test_another_desk_takes_no_paragraph(
    other_desk: Client, article: Article, send_wire: SendWire
) -> None:
    version = send_wire("a", "One.", "Two.")
    address = f"/newsroom/wires/versions/{version.pk}/take/"
    stories = Story.objects.count()
    into = other_desk.post(address, {"paragraph": "1", "article": str(article.pk)})
    new = other_desk.post(address, {"paragraph": "1", "service": "en"})
    assert (into.status_code, new.status_code) == (403, 403)
    assert (Story.objects.count(), article.revisions.count()) == (stories, 1)


def test_a_reporter_publishes_nothing(owner: Client, article: Article) -> None:
    response = owner.post(f"/newsroom/articles/{article.pk}/publish/", {"revision": "1"})
    assert response.status_code == 403
    assert "it takes the role editor" in response.content.decode()
    assert not Publication.objects.exists()


def test_nobody_signs_up(client: Client, db: None) -> None:
    response = client.post("/newsroom/sign-in/closed/", {"email": "new@example.org"})
    assert response.status_code == 200
    assert "closed" in response.content.decode().lower()


def test_pages_allow_no_inline_script(owner: Client) -> None:
    policy = owner.get("/newsroom/wires/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_forged_form_is_refused(owner: Client, article: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = owner.cookies
    response = strict.post(f"/newsroom/articles/{article.pk}/form/", {"headline": "Forged"})
    assert response.status_code == 403
