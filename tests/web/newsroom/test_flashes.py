from __future__ import annotations

from datetime import UTC, datetime

from django.test import Client
from tests.web.newsroom.conftest import SendWire, person, signed_in

from dateline.accounts.models import Role
from dateline.wires.models import Flash, ItemVersion


def flash(send_wire: SendWire, **facts: str) -> ItemVersion:
    now = datetime.now(UTC).isoformat()
    return send_wire("f", "It resigns.", headline="Resigns", urgency=1, versioncreated=now, **facts)


def test_a_flash_is_on_every_page_until_it_is_taken(
    owner: Client, colleague: Client, send_wire: SendWire
) -> None:
    item = flash(send_wire).item_id
    for page in ("wires/", "stories/", "pictures/", "account/", f"wires/{item}/"):
        html = owner.get(f"/newsroom/{page}").content.decode()
        assert "I take it" in html, page
    take = f"/newsroom/wires/{item}/flash/"
    response = owner.post(take, {"back": "/newsroom/stories/"})
    assert response["Location"] == "/newsroom/stories/"
    for client in (owner, colleague):
        html = client.get("/newsroom/stories/").content.decode()
        assert "<bdi>Owner</bdi> has it" in html
        assert "I take it" not in html


def test_who_comes_second_is_told_who_was_first(
    owner: Client, colleague: Client, send_wire: SendWire
) -> None:
    take = f"/newsroom/wires/{flash(send_wire).item_id}/flash/"
    owner.post(take)
    html = colleague.post(take, follow=True).content.decode()
    assert "Owner has taken it already." in html
    assert Flash.objects.get().taken_by is not None


def test_a_script_gets_the_strip_as_it_is_then(owner: Client, send_wire: SendWire) -> None:
    take = f"/newsroom/wires/{flash(send_wire).item_id}/flash/"
    html = owner.post(take, headers={"X-Newsroom": "1"}).content.decode()
    assert "has it" in html
    assert "csrfmiddlewaretoken" not in html


def test_a_flash_of_another_desk_does_not_disturb(
    owner: Client, other_desk: Client, send_wire: SendWire
) -> None:
    flash(send_wire)
    Flash.objects.update(desks=["fa"])
    assert "I take it" not in owner.get("/newsroom/stories/").content.decode()
    assert "I take it" in other_desk.get("/newsroom/stories/").content.decode()


def test_who_has_no_role_sees_no_flash(roleless: Client, send_wire: SendWire) -> None:
    flash(send_wire)
    assert "Resigns" not in roleless.get("/newsroom/stories/").content.decode()


def test_a_killed_flash_is_shown_as_retracted(owner: Client, send_wire: SendWire) -> None:
    flash(send_wire)
    send_wire("f", "It resigns.", version="2", pubstatus="canceled")
    assert "Retracted" in owner.get("/newsroom/stories/").content.decode()


def test_what_is_no_flash_cannot_be_taken(owner: Client, send_wire: SendWire) -> None:
    item = send_wire("a", "One.").item_id
    assert owner.post(f"/newsroom/wires/{item}/flash/").status_code == 404


def test_who_may_not_see_a_flash_does_not_take_it(send_wire: SendWire) -> None:
    flash(send_wire, embargoed="2999-01-01T00:00:00Z")
    translator = signed_in(person("Translator", "en", Role.TRANSLATOR))
    assert "Resigns" not in translator.get("/newsroom/stories/").content.decode()
    item = Flash.objects.get().pk
    assert translator.post(f"/newsroom/wires/{item}/flash/").status_code == 403
    assert Flash.objects.get().taken_by is None
