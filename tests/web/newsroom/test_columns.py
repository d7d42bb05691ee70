from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client
from tests.web.newsroom.conftest import SendWire, person, signed_in

from dateline.accounts.models import Role, User
from dateline.wires.actions.columns import MOST, add_column
from dateline.wires.models import Column
from dateline.wires.queries.wanted import Wanted


def ids(user: User) -> list[UUID]:
    return list(Column.objects.filter(user=user).values_list("pk", flat=True))


def test_a_new_journalist_finds_three_columns(owner: Client, owner_user: User) -> None:
    html = owner.get("/newsroom/wires/").content.decode()
    for title in ("Flashes and corrections", "My languages", "Everything"):
        assert f"<bdi>{title}</bdi>" in html
    languages = Column.objects.get(user=owner_user, title="My languages")
    assert Wanted.from_json(languages.filters) == Wanted(languages=("en",))


def test_an_item_stands_in_each_column_that_wants_it(owner: Client, send_wire: SendWire) -> None:
    send_wire("a", "One.", headline="CORRECTED-Of a")
    send_wire("b", "One.", headline="Of b", language="de")
    html = owner.get("/newsroom/wires/").content.decode()
    assert (html.count("CORRECTED-Of a"), html.count(">Of b<")) == (3, 1)


def test_every_filter_of_the_form_is_kept_and_shown_again(
    owner: Client, owner_user: User, send_wire: SendWire
) -> None:
    send_wire("a", "One.")
    sent = {
        "title": "Mine",
        "words": "harbour -storm",
        "provider": ["reuters"],
        "language": ["en", "fa"],
        "signal": ["flash", "kill", "nonsense"],
        "topic": ["medtop:15000000", "nonsense"],
        "desk": ["en"],
        "place": "Kyiv, Lviv",
        "mark": "weather",
        "urgency": "3",
        "since": "2026-11-01T06:00",
        "until": "2026-12-01T06:00",
        "held": "1",
        "muted": "1",
    }
    assert owner.post("/newsroom/wires/columns/new/", sent).status_code == 302
    column = Column.objects.get(user=owner_user, title="Mine")
    wanted = Wanted.from_json(column.filters)
    assert (wanted.signals, wanted.topics) == (("flash", "kill"), ("medtop:15000000",))
    assert (wanted.places, wanted.urgency, wanted.held) == (("Kyiv", "Lviv"), 3, True)
    html = owner.get(f"/newsroom/wires/columns/{column.pk}/").content.decode()
    assert html.count(" checked") == 9
    for shown in ('value="harbour -storm"', 'value="Kyiv, Lviv"', 'value="2026-11-01T06:00"'):
        assert shown in html


def test_a_column_is_changed_moved_and_removed(owner: Client, owner_user: User) -> None:
    owner.get("/newsroom/wires/")
    first, second, third = ids(owner_user)
    owner.post(f"/newsroom/wires/columns/{first}/arrange/", {"do": "after"})
    assert ids(owner_user) == [second, first, third]
    owner.post(f"/newsroom/wires/columns/{first}/arrange/", {"do": "remove"})
    assert ids(owner_user) == [second, third]
    owner.post(f"/newsroom/wires/columns/{second}/", {"title": "Other", "words": "grain"})
    assert Column.objects.get(pk=second).filters == {"words": "grain"}


def test_the_columns_of_others_are_not_found(
    owner: Client, colleague: Client, owner_user: User
) -> None:
    column = add_column(title="Mine", wanted=Wanted(), by=owner_user)
    address = f"/newsroom/wires/columns/{column.pk}/"
    assert colleague.get(address).status_code == 404
    assert colleague.post(address, {"title": "Theirs"}).status_code == 404
    assert colleague.post(f"{address}arrange/", {"do": "remove"}).status_code == 404
    column.refresh_from_db()
    assert column.title == "Mine"


def test_a_column_too_many_is_refused_with_what_to_do(owner: Client, owner_user: User) -> None:
    for _ in range(MOST):
        add_column(title="A", wanted=Wanted(), by=owner_user)
    response = owner.post("/newsroom/wires/columns/new/", {"title": "B"})
    assert response.status_code == 422
    assert "Remove one first." in response.content.decode()


def test_a_search_can_be_kept_as_a_column(owner: Client, send_wire: SendWire) -> None:
    send_wire("a", "One.")
    html = owner.get("/newsroom/wires/?words=grain&provider=reuters").content.decode()
    link = html.split('class="button add-column" href="', 1)[1].split('"', 1)[0]
    form = owner.get(link.replace("&amp;", "&")).content.decode()
    assert 'name="words" value="grain"' in form
    assert 'value="reuters" checked' in form


@pytest.mark.parametrize(("role", "sees"), [(Role.TRANSLATOR, False), (Role.REPORTER, True)])
def test_what_is_under_embargo_is_shown_to_those_only_who_may_see_it(
    role: Role, sees: bool, send_wire: SendWire
) -> None:
    version = send_wire("a", "Text.", headline="Secret", embargoed="2999-01-01T00:00:00Z")
    client = signed_in(person("Someone", "en", role))
    assert ("Secret" in client.get("/newsroom/wires/").content.decode()) is sees
    assert ("Secret" in client.get("/newsroom/wires/?words=secret").content.decode()) is sees
    assert ("Secret" in client.get("/newsroom/wires/find/?words=secret").content.decode()) is sees
    response = client.get(f"/newsroom/wires/{version.item_id}/")
    assert ("Secret" in response.content.decode()) is sees
    assert response.status_code == (200 if sees else 403)
    take = client.post(
        f"/newsroom/wires/versions/{version.pk}/take/", {"paragraph": "1", "service": "en"}
    )
    assert (take.status_code == 302) is sees
