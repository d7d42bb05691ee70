"""Receiving: bytes first, every version once, in whatever order they come."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from dateline.ground import events
from dateline.ground.richtext import plain
from dateline.wires.actions import receive_wire, retry_raw_file
from dateline.wires.errors import TooLarge
from dateline.wires.models import Item, ItemVersion, Provider, RawFile
from dateline.wires.store import wire_store

Ninjs = Callable[..., bytes]
pytestmark = pytest.mark.django_db


def test_a_file_becomes_an_item_with_its_facts(ninjs: Ninjs) -> None:
    raw, (version,) = receive_wire(data=ninjs(), name="a.json", by=None)

    assert (raw.state, raw.format) == ("parsed", "ninjs")
    version.refresh_from_db()
    assert version.item.provider.code == "reuters"
    assert version.item.guid == "tag:reuters.com,2026:harbour"
    assert version.item.current == version
    assert version.headline == "Harbour opens again after the storm"
    assert plain(version.paragraph(2)) == "Twelve ships wait outside."
    with pytest.raises(IndexError):
        version.paragraph(3)


def test_the_bytes_are_kept_exactly(ninjs: Ninjs) -> None:
    data = ninjs() + b"\n \n"
    raw, _ = receive_wire(data=data, name="a.json", by=None)
    assert wire_store().get(raw.sha256) == data


def test_the_same_thing_twice_changes_nothing(ninjs: Ninjs) -> None:
    receive_wire(data=ninjs(), name="a.json", by=None)
    again, versions = receive_wire(data=ninjs(), name="b.json", by=None)
    _, formatted = receive_wire(data=ninjs() + b" ", name="c.json", by=None)

    assert versions == []
    assert formatted == []
    assert again.name == "a.json"
    assert (Item.objects.count(), ItemVersion.objects.count()) == (1, 1)


def test_a_changed_text_under_the_same_version_is_another_version(ninjs: Ninjs) -> None:
    receive_wire(data=ninjs(), name="a.json", by=None)
    _, versions = receive_wire(data=ninjs(body_html="<p>Closed.</p>"), name="b.json", by=None)
    assert len(versions) == 1
    assert Item.objects.get().versions.count() == 2


def test_versions_sort_by_number_in_whatever_order_they_come(ninjs: Ninjs) -> None:
    for order in permutations(["1", "2", "10"]):
        guid = "tag:reuters.com,2026:" + "-".join(order)
        for number in order:
            data = ninjs(uri=guid, version=number, headline=f"Version {number}")
            receive_wire(data=data, name="a.json", by=None)
        current = Item.objects.get(guid=guid).current
        assert current is not None
        assert current.version == "10"


def test_without_a_number_they_sort_by_time(ninjs: Ninjs) -> None:
    for hour in (9, 11, 10):
        data = ninjs(
            version=None, versioncreated=f"2026-11-20T{hour:02}:00:00Z", headline=str(hour)
        )
        receive_wire(data=data, name="a.json", by=None)
    current = Item.objects.get().current
    assert current is not None
    assert current.headline == "11"


def test_a_late_version_is_told_as_not_current(ninjs: Ninjs) -> None:
    receive_wire(data=ninjs(version="3"), name="a.json", by=None)
    cursor = events.START
    receive_wire(data=ninjs(version="2"), name="b.json", by=None)
    with connection.cursor() as db:
        db.execute(
            "SELECT payload->>'current' FROM outbox_event WHERE kind LIKE 'wires.%%' ORDER BY id"
        )
        told = [row[0] for row in db.fetchall()]
    assert cursor == "0-0"
    assert told == ["true", "false"]


def test_a_file_that_cannot_be_read_is_kept_with_the_reason() -> None:
    data = b"<newsItem><broken"
    raw, versions = receive_wire(data=data, name="broken.xml", by=None)

    assert versions == []
    assert (raw.state, raw.error_code) == ("failed", "malformed")
    assert "line 1" in raw.error_place
    assert wire_store().get(raw.sha256) == data


def test_a_failed_file_can_be_read_again(ninjs: Ninjs) -> None:
    raw, _ = receive_wire(data=ninjs(), name="a.json", by=None)
    ItemVersion.objects.all()._raw_delete("default")
    Item.objects.update(current=None)
    RawFile.objects.filter(pk=raw.pk).update(state="failed", error_code="malformed")

    versions = retry_raw_file(raw=raw, by=None)

    assert len(versions) == 1
    raw.refresh_from_db()
    assert (raw.state, raw.error_code) == ("parsed", "")


def test_an_unknown_format_is_kept_and_said() -> None:
    raw, _ = receive_wire(data=b"Dear editors, hello", name="hello.txt", by=None)
    assert raw.error_code == "unknown-format"


def test_more_bytes_than_allowed_are_refused(
    ninjs: Ninjs, settings_of: Callable[..., None]
) -> None:
    settings_of(max_wire_bytes=100)
    with pytest.raises(TooLarge):
        receive_wire(data=ninjs(), name="a.json", by=None)


def test_an_unknown_provider_gets_a_code_of_its_name(ninjs: Ninjs) -> None:
    data = ninjs(uri="http://example.org/1", copyrightholder="Nachrichten für Köln")
    receive_wire(data=data, name="a.json", by=None)
    assert Provider.objects.get().code == "nachrichten-fur-koln"


def test_an_item_without_guid_is_known_by_its_content(ninjs: Ninjs) -> None:
    receive_wire(data=ninjs(uri=None), name="a.json", by=None)
    receive_wire(data=ninjs(uri=None) + b" ", name="b.json", by=None)
    assert Item.objects.get().guid.startswith("sha256:")


def test_the_database_refuses_to_change_a_version(ninjs: Ninjs) -> None:
    receive_wire(data=ninjs(), name="a.json", by=None)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ItemVersion.objects.update(headline="Something else")


def test_words_that_no_database_holds_do_not_lose_the_item(ninjs: Ninjs) -> None:
    data = ninjs(headline="A\u0000B", body_html="<p>one\u0000two</p>", slugline="x" * 5000)
    _, (version,) = receive_wire(data=data, name="a.json", by=None)
    assert version.headline == "AB"


def test_a_file_of_several_items_is_taken_as_a_whole(ninjs: Ninjs) -> None:
    several = b"[" + ninjs(uri="a:1") + b"," + ninjs(uri="a:2") + b"]"
    _, versions = receive_wire(data=several, name="a.json", by=None)
    assert len(versions) == 2
