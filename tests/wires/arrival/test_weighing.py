"""How items stand, whatever the order in which their versions and advisories come."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import permutations
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.wires.conftest import Ninjs
from tests.wires.sending import STORM, anpa, entry_of, receive

from dateline.accounts.actions import create_user, give_role
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry, Role, User
from dateline.wires.actions import (
    Sending,
    receive_wires,
    settle_hold,
    tell_embargo_end,
    undo_advisory,
)
from dateline.wires.models import Advisory, Entry, Hold, Item
from dateline.wires.queries import changes_between
from dateline.wires.standing import OPEN

pytestmark = pytest.mark.django_db
T = "2026-11-20T%02d:00:00Z"


def _editor(name: str = "Ed") -> User:
    user = create_user(email=f"{name}@example.org", name=name, password=None, by=None)
    give_role(user=user, role=Role.EDITOR, service="en", by=None)
    return user


def _changes() -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT payload::text FROM outbox_event"
            " WHERE kind = 'wires.item-standing-changed' ORDER BY id"
        )
        return [json.loads(payload) for (payload,) in cursor.fetchall()]


def _advisory(ninjs: Ninjs, body: str, **facts: Any) -> bytes:
    paragraphs = "".join(f"<p>{one}</p>" for one in body.split("|"))
    return ninjs(
        **{
            "uri": "tag:reuters.com,2026:advisory",
            "versioncreated": T % 12,
            "headline": "ADVISORY: Harbour story",
            "slugline": "ADVISORY/",
            "body_html": paragraphs,
            **facts,
        }
    )


@pytest.mark.parametrize("order", permutations(["kill", "item", "third"]), ids="-".join)
def test_an_item_killed_before_it_came_is_never_usable(
    ninjs: Ninjs, order: tuple[str, ...]
) -> None:
    sent = {
        "item": ninjs(version="1", versioncreated=T % 9),
        "kill": ninjs(version="2", versioncreated=T % 10, pubstatus="canceled", body_html=""),
        "third": ninjs(version="3", versioncreated=T % 11, ednote="Eds: kill"),
    }
    items = set()
    for name in order:
        items.add(receive(sent[name]).item_id)
        (item,) = items
        entry = entry_of(item)
        if name != "item" or len({*order[: order.index(name)]}) > 0:
            assert "kill" in entry.signals or entry.held
    entry = entry_of(item)
    assert entry.signals == ["kill"]
    assert entry.held == "kill-note"
    assert entry.version.version == "3"
    assert "signal:kill" in entry.facets


def test_a_usable_version_whose_note_says_kill_is_held_until_a_person_decides(
    ninjs: Ninjs,
) -> None:
    version = receive(ninjs(ednote="Eds: kill"))
    entry = entry_of(version.item_id)
    assert entry.held == "kill-note"
    assert "kill" not in entry.signals
    hold = Hold.objects.get()
    editor = _editor()
    assert settle_hold(hold=hold, verdict=Hold.Verdict.USABLE, by=editor).held == ""
    settled = settle_hold(hold=hold, verdict=Hold.Verdict.KILLED, by=editor)
    assert settled.signals == ["kill"]
    assert entry_of(version.item_id).facets.count("signal:kill") == 1
    assert [one["reason"] for one in _changes()] == ["verdict", "verdict"]
    assert AuditEntry.objects.filter(verb="settle", target_id=hold.pk).count() == 2


def test_only_an_editor_settles_a_hold(ninjs: Ninjs) -> None:
    receive(ninjs(ednote="Eds: kill"))
    user = create_user(email="rep@example.org", name="Rep", password=None, by=None)
    give_role(user=user, role=Role.REPORTER, service="en", by=None)
    with pytest.raises(NotAllowed):
        settle_hold(hold=Hold.objects.get(), verdict=Hold.Verdict.USABLE, by=user)
    assert Hold.objects.get().verdict == ""


def test_where_a_format_has_no_status_the_words_kill(ninjs: Ninjs) -> None:
    entry = entry_of(receive(anpa("US--Storm", "Kill this.", headline="KILL: Storm")).item_id)
    assert entry.signals == ["kill"]
    assert entry.held == ""


def test_a_usable_version_after_a_kill_needs_a_person(ninjs: Ninjs) -> None:
    receive(ninjs(version="1"))
    receive(ninjs(version="2", pubstatus="canceled", versioncreated=T % 10))
    item = receive(ninjs(version="3", versioncreated=T % 11)).item_id
    assert entry_of(item).held == "after-kill"
    assert "kill" in entry_of(item).signals
    hold = Hold.objects.get(reason="after-kill")
    settle_hold(hold=hold, verdict=Hold.Verdict.USABLE, by=None)
    assert entry_of(item).held == ""
    assert "kill" not in entry_of(item).signals
    receive(ninjs(version="4", versioncreated=T % 12, headline="Harbour opens at noon"))
    assert "kill" not in entry_of(item).signals


# Advisories.


def test_a_kill_that_names_a_slug_kills_the_item(ninjs: Ninjs) -> None:
    item = receive(ninjs()).item_id
    advisory = receive(_advisory(ninjs, "Please kill the story slug HARBOUR-STORM."))
    assert entry_of(item).signals == ["kill"]
    assert "signal:kill" in entry_of(item).facets
    row = Advisory.objects.get()
    assert (row.says, row.kind, row.target_id) == ("kill", "slug", item)
    (change,) = _changes()
    assert change["item"] == str(item)
    assert change["advisory"] == str(row.pk)
    assert change["signals"] == ["kill"]
    assert "kill" not in entry_of(advisory.item_id).signals


@pytest.mark.parametrize(
    "body",
    [
        "Kill urn:newsml:reuters.com:20261120:harbour:3.",
        "The item headlined “Harbour opens again after the storm” moved at 0900 must be killed.",
        "STORMS, slug HARBOUR-STORM, is withdrawn and must not be used.",
    ],
)
def test_other_ways_to_name_an_item(ninjs: Ninjs, body: str) -> None:
    item = receive(ninjs(uri="urn:newsml:reuters.com:20261120:harbour")).item_id
    receive(_advisory(ninjs, body))
    assert entry_of(item).signals == ["kill"]


def test_a_number_names_an_item_and_decides_between_two_of_one_slug() -> None:
    one = receive(anpa("US--APNewsAlert", STORM[0], number="V0532", headline="")).item_id
    other = receive(anpa("US--APNewsAlert", STORM[2], number="V0533", headline="")).item_id
    receive(
        anpa(
            "US--Kill Notice",
            "Editors: Kill BC-US--APNewsAlert, V0533. The wall did not break.",
            number="V0601",
            headline="ADVISORY: Kill",
            time="11-20-26 1200GMT",
        )
    )
    assert entry_of(other).signals == ["kill"]
    assert entry_of(one).signals == []


def test_a_slug_that_two_items_have_holds_both_and_kills_neither(ninjs: Ninjs) -> None:
    items = [receive(ninjs(uri=f"tag:reuters.com,2026:{n}", headline=n)).item_id for n in "ab"]
    receive(_advisory(ninjs, "Kill slug HARBOUR-STORM."))
    for item in items:
        assert entry_of(item).held == "ambiguous-advisory"
        assert "kill" not in entry_of(item).signals
    hold, other = Hold.objects.order_by("pk")
    settle_hold(hold=hold, verdict=Hold.Verdict.KILLED, by=None)
    settle_hold(hold=other, verdict=Hold.Verdict.USABLE, by=None)
    assert sorted((entry_of(one).signals, entry_of(one).held) for one in items) == [
        ([], ""),
        (["kill"], ""),
    ]


def test_a_picture_of_the_same_slug_is_not_meant(ninjs: Ninjs) -> None:
    picture = receive(ninjs(uri="tag:reuters.com,2026:p", type="picture", body_html="")).item_id
    story = receive(ninjs()).item_id
    receive(_advisory(ninjs, "Kill slug HARBOUR-STORM."))
    assert "kill" in entry_of(story).signals
    assert "kill" not in entry_of(picture).signals


def test_an_advisory_waits_for_the_item_that_it_names(ninjs: Ninjs) -> None:
    receive(_advisory(ninjs, "Kill slug HARBOUR-STORM."))
    assert Advisory.objects.get().target_id is None
    item = receive(ninjs()).item_id
    assert entry_of(item).signals == ["kill"]
    assert Advisory.objects.get().target_id == item
    (change,) = _changes()
    assert change["reason"] == "advisory"


def test_a_story_written_after_the_advisory_is_not_the_one_that_was_meant(ninjs: Ninjs) -> None:
    receive(_advisory(ninjs, "Kill slug HARBOUR-STORM."))
    item = receive(ninjs(versioncreated=T % 15)).item_id
    assert entry_of(item).signals == []
    assert Advisory.objects.get().target_id is None


def test_an_advisory_waits_for_an_item_by_its_headline(ninjs: Ninjs) -> None:
    receive(_advisory(ninjs, "Kill the item headlined “Harbour opens again after the storm”."))
    assert Advisory.objects.get().kind == "headline"
    item = receive(ninjs()).item_id
    assert entry_of(item).signals == ["kill"]
    assert Advisory.objects.get().target_id == item


@pytest.mark.parametrize("first", ["item", "advisory"])
@pytest.mark.parametrize(
    "associations",
    [
        {"replaces1": {"uri": "tag:reuters.com,2026:harbour", "type": "text"}},
        [{"name": "kills", "uri": "tag:reuters.com,2026:harbour", "type": "text"}],
    ],
    ids=["ninjs 1", "ninjs 2"],
)
def test_an_advisory_names_an_item_as_its_association(
    ninjs: Ninjs, associations: object, first: str
) -> None:
    advisory = _advisory(
        ninjs, "It was wrong.", headline="ADVISORY: KILL", associations=associations
    )
    for data in (ninjs(), advisory) if first == "item" else (advisory, ninjs()):
        receive(data)
    entry = Entry.objects.get(item__guid="tag:reuters.com,2026:harbour")
    assert entry.signals == ["kill"]


def test_what_an_advisory_only_brings_along_is_held(ninjs: Ninjs) -> None:
    item = receive(ninjs()).item_id
    picture = {"uri": "tag:reuters.com,2026:p", "type": "picture"}
    story = {"uri": "tag:reuters.com,2026:harbour", "type": "text"}
    receive(
        _advisory(
            ninjs,
            "It was wrong.",
            headline="ADVISORY: KILL",
            ednote="Kill",
            associations={"main": story, "picture": picture},
        )
    )
    assert entry_of(item).held == "ambiguous-advisory"
    assert "kill" not in entry_of(item).signals
    assert Hold.objects.filter(reason="ambiguous-advisory").count() == 1


@pytest.mark.parametrize("first", ["item", "note"])
def test_a_kill_note_with_its_own_slug_holds_another_item_of_it(ninjs: Ninjs, first: str) -> None:
    note = ninjs(
        uri="tag:reuters.com,2026:note",
        versioncreated=T % 12,
        headline="KILL: Harbour",
        body_html="<p>Kill slug HARBOUR-STORM.</p>",
    )
    for data in (ninjs(), note) if first == "item" else (note, ninjs()):
        receive(data)
    entry = Entry.objects.get(item__guid="tag:reuters.com,2026:harbour")
    assert entry.held == "ambiguous-advisory"
    assert "kill" not in entry.signals


def test_a_number_that_contradicts_the_slug_beside_it_kills_nothing() -> None:
    item = receive(anpa("US--Harbor Storm", STORM[0], number="V0532")).item_id
    receive(
        anpa(
            "US--Kill Notice",
            "Editors: Kill BC-EU--Election Result, V0532.",
            number="V0601",
            headline="ADVISORY: Kill",
            time="11-20-26 1200GMT",
        )
    )
    assert entry_of(item).held == "ambiguous-advisory"
    assert "kill" not in entry_of(item).signals


def test_an_advisory_waits_no_longer_than_a_week(ninjs: Ninjs) -> None:
    guid = "urn:newsml:reuters.com:20261120:harbour"
    receive(_advisory(ninjs, f"Kill {guid}."))
    Advisory.objects.update(received=timezone.now() - timedelta(days=8))
    assert entry_of(receive(ninjs(uri=guid)).item_id).signals == []


def test_the_item_and_its_advisory_in_one_batch(ninjs: Ninjs) -> None:
    advisory = _advisory(ninjs, "Kill slug HARBOUR-STORM.")
    for files in ([ninjs(), advisory],):
        receive_wires(sendings=[Sending(one, "x") for one in files], by=None)
    assert Entry.objects.get(slug_key="harbourstorm").signals == ["kill"]


def test_another_agency_is_not_meant(ninjs: Ninjs) -> None:
    item = receive(ninjs(uri="tag:afp.com,2026:harbour")).item_id
    receive(_advisory(ninjs, "Kill slug HARBOUR-STORM."))
    assert entry_of(item).signals == []


def test_a_mistaken_match_is_undone_by_an_editor(ninjs: Ninjs) -> None:
    item = receive(ninjs()).item_id
    receive(_advisory(ninjs, "Kill slug HARBOUR-STORM."))
    entry = undo_advisory(advisory=Advisory.objects.get(), by=_editor())
    assert entry is not None
    assert entry_of(item).signals == []
    assert AuditEntry.objects.get(verb="undo").detail["name"] == "slug: harbourstorm"
    undone = Advisory.objects.get()
    assert undone.undone_by is not None
    assert undone.undone_by.name == "Ed"
    assert [one["reason"] for one in _changes()] == ["advisory", "undone"]
    receive(ninjs(version="2", versioncreated=T % 13, headline="CORRECTED-Harbour opens"))
    assert entry_of(item).signals == ["correction"]


def test_an_advisory_is_undone_whole_and_does_not_wait_again(ninjs: Ninjs) -> None:
    guid = "tag:reuters.com,2026:harbour"
    body = f"Kill {guid}, slug HARBOUR-STORM, headlined “Harbour opens again after the storm”."
    item = receive(ninjs()).item_id
    receive(_advisory(ninjs, body))
    assert Advisory.objects.filter(target=item).count() > 1
    undo_advisory(advisory=Advisory.objects.all()[0], by=_editor())
    assert entry_of(item).signals == []
    other = receive(_advisory(ninjs, "Kill slug COURT.", uri="tag:reuters.com,2026:second")).item_id
    undo_advisory(advisory=Advisory.objects.get(version__item=other), by=_editor("two"))
    court = receive(ninjs(uri="tag:reuters.com,2026:court", slugline="COURT/")).item_id
    assert entry_of(court).signals == []


def test_a_link_says_which_item_is_corrected(ninjs: Ninjs) -> None:
    item = receive(ninjs()).item_id
    receive(
        ninjs(
            uri="tag:reuters.com,2026:second",
            headline="CORRECTED-Harbour opens again",
            slugline="HARBOUR-AGAIN/",
            replacing=["tag:reuters.com,2026:harbour"],
        )
    )
    assert entry_of(item).signals == ["correction"]


def test_ordinary_news_that_names_a_slug_does_nothing(ninjs: Ninjs) -> None:
    item = receive(ninjs()).item_id
    receive(
        ninjs(
            uri="tag:reuters.com,2026:other",
            slugline="COURT/",
            body_html="<p>The storm killed two, see slug HARBOUR-STORM for more.</p>",
        )
    )
    assert entry_of(item).signals == []
    assert not Advisory.objects.exists()


# Embargoes.


def test_an_embargo_of_a_field_and_one_of_words(ninjs: Ninjs) -> None:
    stated = receive(ninjs(embargoed="2026-11-25T06:00:00Z")).item_id
    worded = receive(
        ninjs(uri="tag:reuters.com,2026:w", ednote="EMBARGOED UNTIL 0001 GMT Nov 25")
    ).item_id
    assert entry_of(stated).embargoed == datetime(2026, 11, 25, 6, tzinfo=UTC)
    assert entry_of(worded).embargoed == datetime(2026, 11, 25, 0, 1, tzinfo=UTC)
    assert entry_of(worded).held == ""


def test_an_embargo_without_a_time_holds_until_a_version_releases_it(ninjs: Ninjs) -> None:
    item = receive(ninjs(ednote="Embargoed until Friday")).item_id
    assert entry_of(item).embargoed == OPEN
    assert entry_of(item).held == "embargo"
    receive(ninjs(version="2", versioncreated=T % 10, ednote="Updates with quote"))
    assert entry_of(item).embargoed == OPEN
    assert entry_of(item).held == "embargo-dropped"
    receive(ninjs(version="3", versioncreated=T % 11, ednote="Embargo lifted."))
    assert entry_of(item).embargoed is None
    assert entry_of(item).held == ""


AHEAD = datetime(2126, 11, 25, 6, tzinfo=UTC)


@pytest.mark.parametrize("order", ["123", "132", "213", "231", "312", "321"])
def test_a_version_that_is_silent_of_the_embargo_does_not_end_it(ninjs: Ninjs, order: str) -> None:
    sent = {
        "1": ninjs(version="1", embargoed=AHEAD.isoformat()),
        "2": ninjs(version="2", versioncreated=T % 10, headline="UPDATE 1-Harbour opens"),
        "3": ninjs(version="3", versioncreated=T % 11, headline="UPDATE 2-Harbour opens"),
    }
    (item,) = {receive(sent[number]).item_id for number in order}
    entry = entry_of(item)
    assert entry.embargoed == AHEAD
    assert entry.signals == ["embargo", "update"]
    assert entry.held == "embargo-dropped"


def test_an_editor_ends_an_embargo_of_which_the_newest_version_is_silent(ninjs: Ninjs) -> None:
    receive(ninjs(version="1", embargoed=AHEAD.isoformat()))
    item = receive(ninjs(version="2", versioncreated=T % 10, headline="UPDATE 1-Open")).item_id
    hold = Hold.objects.get(reason="embargo-dropped")
    entry = settle_hold(hold=hold, verdict=Hold.Verdict.USABLE, by=_editor())
    assert (entry.embargoed, entry.held, entry.signals) == (None, "", ["update"])
    receive(ninjs(version="3", versioncreated=T % 11, headline="UPDATE 2-Harbour opens"))
    assert entry_of(item).embargoed is None
    receive(ninjs(version="4", versioncreated=T % 12, embargoed=AHEAD.isoformat()))
    assert entry_of(item).embargoed == AHEAD
    assert entry_of(item).held == ""


def test_a_status_that_changes_from_withheld_to_usable_releases(ninjs: Ninjs) -> None:
    receive(ninjs(version="1", embargoed=AHEAD.isoformat(), pubstatus="withheld"))
    item = receive(ninjs(version="2", versioncreated=T % 10, headline="UPDATE 1-Open")).item_id
    assert (entry_of(item).embargoed, entry_of(item).held) == (None, "")


def test_a_version_sent_after_the_embargo_was_over_needs_no_word_of_it(ninjs: Ninjs) -> None:
    receive(ninjs(version="1", embargoed=T % 10))
    item = receive(ninjs(version="2", versioncreated=T % 11, headline="UPDATE 1-Open")).item_id
    assert (entry_of(item).embargoed, entry_of(item).held) == (None, "")


def test_what_is_held_for_its_embargo_alone_is_free_at_its_end(
    ninjs: Ninjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = timezone.now() + timedelta(days=1)
    receive(ninjs(version="1", embargoed=end.isoformat()))
    item = receive(ninjs(version="2", versioncreated=T % 10, headline="UPDATE 1-Open")).item_id
    assert entry_of(item).held == "embargo-dropped"
    tell_embargo_end(item=item, by=None)
    assert entry_of(item).held == "embargo-dropped"
    monkeypatch.setattr(timezone, "now", lambda: end)
    tell_embargo_end(item=item, by=None)
    assert entry_of(item).held == ""


def test_an_embargo_without_a_time_is_ended_by_a_person(ninjs: Ninjs) -> None:
    item = receive(ninjs(ednote="Embargoed until Friday")).item_id
    settle_hold(hold=Hold.objects.get(), verdict=Hold.Verdict.USABLE, by=_editor())
    assert entry_of(item).embargoed is None
    assert "embargo" not in entry_of(item).signals


@pytest.mark.parametrize("first", ["item", "release"])
def test_an_advisory_releases_an_embargo_before_its_time(ninjs: Ninjs, first: str) -> None:
    item = ninjs(embargoed="2026-12-25T06:00:00Z")
    release = _advisory(ninjs, "The embargo on slug HARBOUR-STORM has been lifted.")
    order = [item, release] if first == "item" else [release, item]
    versions = [receive(one) for one in order]
    entry = entry_of(versions[order.index(item)].item_id)
    assert entry.embargoed is None
    assert "embargo" not in entry.signals


def test_an_advisory_puts_an_item_under_embargo(ninjs: Ninjs) -> None:
    item = receive(ninjs()).item_id
    receive(_advisory(ninjs, "Slug HARBOUR-STORM is embargoed until 0600 GMT Nov 25."))
    assert entry_of(item).embargoed == datetime(2026, 11, 25, 6, tzinfo=UTC)


def test_a_note_that_names_its_own_story_says_nothing_of_others(ninjs: Ninjs) -> None:
    other = receive(ninjs(uri="tag:reuters.com,2026:other", versioncreated=T % 8)).item_id
    note = "Slug HARBOUR-STORM is embargoed until 0600 GMT Nov 25"
    own = receive(ninjs(ednote=note)).item_id
    assert entry_of(own).embargoed == datetime(2026, 11, 25, 6, tzinfo=UTC)
    assert entry_of(other).embargoed is None


def test_an_embargo_may_stand_above_the_text(ninjs: Ninjs) -> None:
    body = "<p>EMBARGOED UNTIL 0600 GMT NOV 25</p><p>The harbour is open.</p>"
    item = receive(ninjs(body_html=body)).item_id
    assert entry_of(item).embargoed == datetime(2026, 11, 25, 6, tzinfo=UTC)
    assert entry_of(item).signals == ["embargo"]


def test_news_of_an_embargo_is_under_none(ninjs: Ninjs) -> None:
    body = "<p>Embargo on grain ends at 0600 GMT on Nov 25, ministers said.</p>"
    item = receive(ninjs(headline="Embargo on grain ends", body_html=body)).item_id
    assert entry_of(item).embargoed is None
    assert entry_of(item).signals == []


def test_events_do_not_tell_what_is_under_embargo(ninjs: Ninjs) -> None:
    receive(ninjs(embargoed="2027-11-25T06:00:00Z", headline="FLASH: Harbour opens", urgency=1))
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload::text FROM outbox_event")
        told = " ".join(payload for (payload,) in cursor.fetchall())
    assert "reuters" in told
    assert "opens" not in told
    assert "HARBOUR" not in told


@pytest.mark.django_db(transaction=True)
def test_the_end_of_an_embargo_is_told_once_it_is_there(ninjs: Ninjs) -> None:
    item = receive(ninjs(embargoed=(timezone.now() + timedelta(days=1)).isoformat())).item_id
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs"
            " WHERE task_name = 'wires.tell_embargo_end' AND scheduled_at IS NOT NULL"
        )
        assert cursor.fetchone() == (1,)
    tell_embargo_end(item=item, by=None)
    assert _changes() == []
    Entry.objects.filter(pk=item).update(embargoed=timezone.now())
    tell_embargo_end(item=item, by=None)
    assert [one["reason"] for one in _changes()] == ["embargo-ended"]


# Possible corrections.


@pytest.mark.parametrize(
    ("facts", "possible"),
    [
        ({"body_html": "<p>The harbour is open.</p><p>Thirteen ships wait outside.</p>"}, True),
        ({"body_html": "<p>The harbour is open.</p>"}, True),
        ({"headline": "Harbour stays shut after the storm"}, True),
        ({"body_html": "<p>The harbour is open!</p><p>Twelve ships  wait outside.</p>"}, False),
        ({"body_html": "<p>The harbour is open. Twelve ships wait outside.</p>"}, False),
        (
            {
                "body_html": "<p>The harbour is open.</p><p>Twelve ships wait outside.</p>"
                "<p>Work goes on.</p>"
            },
            False,
        ),
        (
            {
                "headline": "UPDATE 1-Harbour opens again after the storm",
                "body_html": "<p>The harbour is open.</p><p>Thirteen ships wait.</p>",
            },
            False,
        ),
        ({"pubstatus": "canceled", "body_html": "<p>Wrong.</p>"}, False),
        ({"urgency": 2}, False),
        ({"body_html": "<p>Twelve ships wait outside.</p><p>The harbour is open.</p>"}, False),
    ],
)
def test_text_that_changed_without_a_signal_may_be_a_correction(
    ninjs: Ninjs, facts: dict[str, Any], possible: bool
) -> None:
    receive(ninjs())
    entry = entry_of(receive(ninjs(**{"version": "2", "versioncreated": T % 10, **facts})).item_id)
    assert ("possible-correction" in entry.signals) is possible
    assert ("signal:possible-correction" in entry.facets) is possible


def test_one_word_changed_under_the_same_version_number_is_a_possible_correction(
    ninjs: Ninjs,
) -> None:
    receive(ninjs())
    changed = receive(
        ninjs(body_html="<p>The harbour is shut.</p><p>Twelve ships wait outside.</p>")
    )
    assert entry_of(changed.item_id).signals == ["possible-correction"]
    _, versions = receive_again(ninjs)
    assert versions == []


def test_an_exact_repeat_is_silent_and_changes_nothing(ninjs: Ninjs) -> None:
    item = receive(ninjs()).item_id
    before = Entry.objects.filter(pk=item).values().get(), _outbox()
    _, versions = receive_again(ninjs)
    assert versions == []
    assert (Entry.objects.filter(pk=item).values().get(), _outbox()) == before


def _outbox() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM outbox_event")
        return int(cursor.fetchone()[0])


def receive_again(ninjs: Ninjs) -> tuple[object, list[object]]:
    (received,) = receive_wires(sendings=[Sending(ninjs() + b"\n", "again")], by=None)
    return received.raw, list(received.versions)


def test_a_late_version_between_two_shows_what_the_newest_changed(ninjs: Ninjs) -> None:
    receive(ninjs(version="1"))
    text = "<p>The harbour is open.</p><p>Twenty ships wait outside.</p>"
    item = receive(
        ninjs(version="3", versioncreated=T % 11, headline="UPDATE 2-Harbour", body_html=text)
    ).item_id
    assert "possible-correction" not in entry_of(item).signals
    receive(ninjs(version="2", versioncreated=T % 10))
    assert entry_of(item).version.version == "3"


def test_the_words_that_changed_unsaid_are_at_hand(ninjs: Ninjs) -> None:
    before = receive(ninjs())
    after = receive(ninjs(body_html="<p>The harbour is shut.</p><p>Twelve ships wait outside.</p>"))
    first, second = changes_between(before, after)
    assert ("removed", "open") in first.words
    assert ("added", "shut") in first.words
    assert second.kind == "same"


@pytest.mark.django_db(transaction=True)
def test_an_advisory_and_its_item_that_come_at_once_do_not_miss_each_other(
    ninjs: Ninjs,
) -> None:
    for round_ in range(3):
        guid = f"urn:newsml:reuters.com:2026112{round_}:harbour"
        files = [
            ninjs(uri=guid, slugline="", headline=f"Story {round_}"),
            _advisory(ninjs, f"Kill {guid}.", uri=f"tag:reuters.com,2026:advisory{round_}"),
        ]
        together = Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(partial(_received_at_once, together), files))
        assert Entry.objects.get(item__guid=guid).signals == ["kill"]


def _received_at_once(together: Barrier, data: bytes) -> None:
    together.wait()
    try:
        receive(data)
    finally:
        connection.close()


def test_a_batch_takes_few_statements_whatever_its_size(ninjs: Ninjs) -> None:
    def statements(count: int, name: str) -> int:
        sendings = [
            Sending(ninjs(uri=f"tag:reuters.com,2026:{name}{n}", headline=f"{name} {n}"), "x")
            for n in range(count)
        ]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            receive_wires(sendings=sendings, by=None)
        return len([one for one in captured if not one["sql"].startswith(("INSERT", "COPY"))])

    assert statements(40, "b") <= statements(2, "a") + 2
    assert Item.objects.count() == 42
