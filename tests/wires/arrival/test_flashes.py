from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.wires.conftest import Ninjs

from dateline.accounts.actions import create_user
from dateline.accounts.models import AuditEntry, User
from dateline.ground.models import OutboxEvent
from dateline.wires.actions import receive_wire
from dateline.wires.actions.flashes import take_flash
from dateline.wires.models import Entry, Flash
from dateline.wires.queries.flashes import standing_flashes

pytestmark = pytest.mark.django_db


def moment(ago: timedelta = timedelta()) -> str:
    return (datetime.now(UTC) - ago).isoformat()


def send(ninjs: Ninjs, **facts: Any) -> None:
    receive_wire(
        data=ninjs(**{"urgency": 1, "versioncreated": moment()} | facts), name="a.json", by=None
    )


def someone(name: str) -> User:
    return create_user(email=f"{name}@example.org", name=name, password=None, by=None)


def told(kind: str) -> int:
    return OutboxEvent.objects.filter(kind=kind).count()


def test_a_text_of_the_highest_urgency_goes_on_the_screens(ninjs: Ninjs) -> None:
    send(ninjs)
    entry = Entry.objects.get()
    assert entry.flash
    assert "signal:flash" in entry.facets
    assert [flash.pk for flash, _ in standing_flashes(None, sees_embargoed=False)] == [entry.pk]
    assert told("wires.flash-raised") == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"urgency": 2},
        {"urgency": None},
        {"type": "picture"},
    ],
)
def test_what_is_less_urgent_or_no_text_is_no_flash(ninjs: Ninjs, facts: dict[str, Any]) -> None:
    send(ninjs, **facts)
    assert not Entry.objects.get().flash
    assert not Flash.objects.exists()


def test_an_old_flash_is_marked_and_alarms_nobody(ninjs: Ninjs) -> None:
    send(ninjs, versioncreated=moment(timedelta(days=2)))
    assert Entry.objects.get().flash
    assert not Flash.objects.exists()


def test_a_killed_item_does_not_become_a_flash(ninjs: Ninjs) -> None:
    send(ninjs, pubstatus="canceled")
    assert not Flash.objects.exists()


def test_later_versions_stay_the_same_flash(ninjs: Ninjs) -> None:
    send(ninjs)
    send(ninjs, version="2", urgency=3, body_html="<p>" + "word " * 200 + "</p>")
    assert Entry.objects.get().flash
    assert told("wires.flash-raised") == 1


def test_the_first_who_takes_it_has_it_and_the_next_is_told_who(ninjs: Ninjs) -> None:
    send(ninjs)
    item = Entry.objects.get().item
    ada, ben = someone("Ada"), someone("Ben")
    assert take_flash(item=item, by=ada).now
    for later in (ada, ben):
        taken = take_flash(item=item, by=later)
        assert (taken.now, taken.flash.taken_by) == (False, ada)
    assert told("wires.flash-taken") == 1
    assert AuditEntry.objects.filter(verb="take", target_id=str(item.pk)).count() == 1


def test_a_flash_concerns_its_desks_and_one_without_desks_all(ninjs: Ninjs) -> None:
    send(ninjs)

    def seen_by(*desks: str) -> int:
        return len(standing_flashes(desks, sees_embargoed=False))

    assert seen_by("en") == 1
    Flash.objects.update(desks=["fa"])
    assert (seen_by("en"), seen_by("fa", "en")) == (0, 1)
    assert len(standing_flashes(None, sees_embargoed=False)) == 1


def test_a_flash_under_embargo_is_kept_from_those_who_may_not_see_it(ninjs: Ninjs) -> None:
    send(ninjs, embargoed="2999-01-01T00:00:00Z")
    assert standing_flashes(None, sees_embargoed=False) == []
    assert len(standing_flashes(None, sees_embargoed=True)) == 1


def test_who_took_a_flash_is_shown_for_a_while(ninjs: Ninjs) -> None:
    send(ninjs)
    take_flash(item=Entry.objects.get().item, by=someone("Ada"))
    [(flash, _)] = standing_flashes(None, sees_embargoed=False)
    assert flash.taken_by is not None
    Flash.objects.update(taken=datetime.now(UTC) - timedelta(hours=1))
    assert standing_flashes(None, sees_embargoed=False) == []
