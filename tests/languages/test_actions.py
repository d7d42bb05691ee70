from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError

from dateline.accounts.models import AuditEntry
from dateline.languages.actions import change_service, load_services
from dateline.languages.credit import credit_line
from dateline.languages.dates import format_date
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.languages.services import known_services

pytestmark = pytest.mark.django_db


def test_loading_adds_every_service_and_says_so_once() -> None:
    assert load_services(by=None) == list(known_services())
    assert AuditEntry.objects.filter(verb="load", target_kind="service").count() == 1
    codes = ["en", "fr", "ru", "uk", "fa", "ar", "zh-Hans", "sw"]
    assert list(active_services().values_list("code", flat=True)) == codes


def test_loading_again_keeps_what_the_newsroom_has_set() -> None:
    load_services(by=None)
    fa = Service.objects.get(code="fa")
    change_service(service=fa, changes={"site_title": "خبر", "active": False}, by=None)
    Service.objects.filter(code="sw").delete()
    assert load_services(by=None) == ["sw"]
    fa.refresh_from_db()
    assert (fa.site_title, fa.active) == ("خبر", False)


def test_every_service_of_the_data_is_valid() -> None:
    load_services(by=None)
    for service in Service.objects.all():
        service.full_clean()


def test_a_row_serves_the_pure_functions() -> None:
    load_services(by=None)
    english = Service.objects.get(code="en")
    assert credit_line(["ap"], english).endswith("The Associated Press.")
    assert format_date(date(2026, 11, 23), Service.objects.get(code="fa")).startswith("۲۳")


@pytest.mark.parametrize(
    "changes",
    [
        {"time_zone": "Mars/Olympus"},
        {"numerals": "roman"},
        {"calendar": "julian"},
        {"language_tag": "not a tag"},
        {"script": "latin"},
    ],
)
def test_a_wrong_change_is_refused_and_nothing_is_written(changes: dict[str, str]) -> None:
    load_services(by=None)
    english = Service.objects.get(code="en")
    with pytest.raises(ValidationError):
        change_service(service=english, changes=dict(changes), by=None)
    field = next(iter(changes))
    stored = Service.objects.get(code="en")
    assert getattr(stored, field) == getattr(english, field)
    assert not AuditEntry.objects.filter(verb="change").exists()


def test_a_change_of_no_field_is_refused() -> None:
    load_services(by=None)
    with pytest.raises(FieldDoesNotExist):
        change_service(service=Service.objects.get(code="en"), changes={"colour": "red"}, by=None)


def test_the_database_itself_refuses_an_unknown_direction() -> None:
    load_services(by=None)
    with pytest.raises(IntegrityError, match="service_direction_known"):
        Service.objects.filter(code="en").update(direction="up")
