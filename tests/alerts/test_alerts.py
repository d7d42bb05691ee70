from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from dateline.accounts.actions import create_user, give_role
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import Role, User
from dateline.alerts.actions import raise_alert, retract_alert
from dateline.alerts.errors import BadAlert
from dateline.ground.settings import Settings
from dateline.languages.actions import change_service, load_services
from dateline.languages.models import Service
from dateline.publishing.actions import render_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Settings, "site_root", property(lambda _: tmp_path))
    return tmp_path


@pytest.fixture
def english() -> Service:
    load_services(by=None)
    service = Service.objects.get(pk="en")
    return change_service(service=service, changes={"active": True}, by=None)


@pytest.fixture
def editor() -> User:
    editor = create_user(email="ed@example.org", name="Ed", password=None, by=None)
    give_role(user=editor, role=Role.EDITOR, service="en", by=None)
    return editor


def live(site: Path) -> list[str]:
    render_pages()
    return [a["headline"] for a in orjson.loads((site / "live/en.json").read_bytes())["alerts"]]


def test_an_alert_is_in_the_live_file_until_it_is_retracted(
    english: Service, editor: User, site: Path
) -> None:
    assert live(site) == []
    alert = raise_alert(service=english, headline="It  happened", by=editor)
    assert live(site) == ["It happened"]
    retract_alert(alert=alert, by=editor)
    assert live(site) == []


def test_only_editors_of_the_service_raise_and_retract(english: Service, editor: User) -> None:
    stranger = create_user(email="st@example.org", name="St", password=None, by=None)
    with pytest.raises(NotAllowed):
        raise_alert(service=english, headline="It happened", by=stranger)
    alert = raise_alert(service=english, headline="It happened", by=editor)
    with pytest.raises(NotAllowed):
        retract_alert(alert=alert, by=stranger)


@pytest.mark.parametrize(
    ("headline", "url"), [(" ", ""), ("News", "javascript:alert(1)"), ("News", "mailto:a@b.org")]
)
def test_what_cannot_be_an_alert_is_refused(
    english: Service, editor: User, headline: str, url: str
) -> None:
    with pytest.raises(BadAlert):
        raise_alert(service=english, headline=headline, url=url, by=editor)
