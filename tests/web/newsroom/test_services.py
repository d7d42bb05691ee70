"""The page of the language services, and what is set for one."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.newsroom.conftest import person, signed_in

from dateline.accounts.models import AuditEntry, Role
from dateline.languages.models import Service

LIST = "/newsroom/services/"
PAGE = "/newsroom/services/fa/"
FIELDS = {
    "site_title": "خبر روز",
    "house_byline": "تحریریه",
    "about": "چهل نفر، یک میز.",
    "contact": "desk@example.org\r\nhttps://example.org/",
    "time_zone": "Asia/Tehran",
    "calendar": "persian+gregory",
    "numerals": "arabext",
}


@pytest.fixture
def persian_administrator(persian: Service) -> Client:
    """Somebody who administers the Persian service and no other."""
    return signed_in(person("Mina", "fa", Role.ADMINISTRATOR))


def test_what_is_set_for_a_service_is_kept_and_noted(
    administrator: Client, persian: Service
) -> None:
    assert administrator.post(PAGE, FIELDS).status_code == 302
    persian.refresh_from_db()
    assert persian.contact == "desk@example.org\nhttps://example.org/"
    assert (persian.site_title, persian.calendar) == ("خبر روز", "persian+gregory")
    entry = AuditEntry.objects.get(verb="change", target_kind="service")
    assert entry.target_id == "fa"
    assert "خبر روز" in administrator.get(PAGE).content.decode()


def test_saving_what_is_set_already_changes_nothing(
    administrator: Client, persian: Service
) -> None:
    administrator.post(PAGE, FIELDS)
    administrator.post(PAGE, FIELDS)
    assert AuditEntry.objects.filter(verb="change", target_kind="service").count() == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("time_zone", "Mars/Olympus", "Give an IANA time zone"),
        ("site_title", "", "Give a title of at most 100 characters."),
        ("house_byline", "x" * 101, "Give a byline of at most 100 characters."),
        ("calendar", "julian", "This does not fit."),
        ("numerals", "roman", "This does not fit."),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field_and_nothing_is_lost(
    administrator: Client, persian: Service, field: str, value: str, said: str
) -> None:
    answer = administrator.post(PAGE, FIELDS | {field: value})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "چهل نفر، یک میز." in page
    assert Service.objects.get(pk="fa").about == persian.about


def test_a_service_is_switched_on_and_off(administrator: Client, persian: Service) -> None:
    Service.objects.filter(pk="ha").update(active=False)
    for to, active in (("on", True), ("off", False)):
        assert administrator.post(f"{LIST}ha/switch/", {"to": to}).status_code == 302
        assert Service.objects.get(pk="ha").active is active
    assert "/newsroom/services/ha/" in administrator.get(LIST).content.decode()


def test_who_administers_one_service_sets_it_and_no_other(
    persian_administrator: Client, persian: Service
) -> None:
    page = persian_administrator.get(LIST).content.decode()
    assert PAGE in page
    assert "/newsroom/services/en/" not in page
    assert "switch/" not in page
    assert persian_administrator.post(PAGE, FIELDS).status_code == 302
    assert persian_administrator.post("/newsroom/services/en/", FIELDS).status_code == 403
    assert persian_administrator.post(f"{PAGE}switch/", {"to": "off"}).status_code == 403
    assert Service.objects.get(pk="en").site_title != "خبر روز"
    assert Service.objects.get(pk="fa").active


def test_editors_set_nothing(editor: Client, persian: Service) -> None:
    for address in (LIST, "/newsroom/services/en/"):
        assert editor.get(address).status_code == 403
    assert LIST not in editor.get("/newsroom/desk/").content.decode()


def test_the_board_leads_administrators_to_the_services(administrator: Client) -> None:
    assert LIST in administrator.get("/newsroom/desk/").content.decode()


def test_a_service_that_is_not_known_is_not_there(administrator: Client) -> None:
    assert administrator.get("/newsroom/services/tlh/").status_code == 404
