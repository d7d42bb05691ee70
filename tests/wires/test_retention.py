"""What a licence no longer allows goes, and what a story was made from stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone
from tests.wires.conftest import Ninjs

from dateline.accounts.models import AuditEntry
from dateline.languages.actions import load_services
from dateline.languages.models import Service
from dateline.stories.actions import save_article, start_story
from dateline.stories.drafts import ArticleDraft
from dateline.wires.actions import forget_expired, make_partitions, receive_wire
from dateline.wires.models import Entry, Item, ItemVersion, Provider, RawFile
from dateline.wires.store import wire_store

pytestmark = pytest.mark.django_db


def _received(ninjs: Ninjs, name: str, *, days_ago: int, version: str = "1") -> ItemVersion:
    data = ninjs(uri=f"tag:reuters.com,2026:{name}", headline=f"On {name}", version=version)
    _, (made,) = receive_wire(data=data, name=f"{name}.json", by=None)
    long_ago = timezone.now() - timedelta(days=days_ago)
    Entry.objects.filter(pk=made.item_id).update(received=long_ago)
    return made


@pytest.fixture
def thirty_days(ninjs: Ninjs) -> None:
    """Reuters' licence allows thirty days."""
    Provider.objects.create(code="reuters", name="Reuters", retention_days=30)


@pytest.mark.usefixtures("thirty_days")
def test_items_go_with_files_and_bytes_when_the_licence_has_run_out(ninjs: Ninjs) -> None:
    old = _received(ninjs, "old", days_ago=31)
    new = _received(ninjs, "new", days_ago=29)
    sha256 = old.raw.sha256
    forgotten = forget_expired(by=None)
    assert (forgotten.items, forgotten.files) == (1, 1)
    assert list(Item.objects.all()) == [new.item]
    assert list(ItemVersion.objects.all()) == [new]
    assert not wire_store().has(sha256)
    assert wire_store().has(new.raw.sha256)
    assert RawFile.objects.count() == 1
    assert AuditEntry.objects.filter(verb="forget").count() == 1
    assert forget_expired(by=None).items == 0


def test_without_a_limit_items_stay_for_ever(ninjs: Ninjs) -> None:
    _received(ninjs, "old", days_ago=4_000)
    assert forget_expired(by=None).items == 0


@pytest.mark.usefixtures("thirty_days")
def test_an_item_that_changed_lately_stays_with_all_its_versions(ninjs: Ninjs) -> None:
    _received(ninjs, "long", days_ago=40)
    _received(ninjs, "long", days_ago=2, version="2")
    assert forget_expired(by=None).items == 0
    assert ItemVersion.objects.count() == 2


@pytest.mark.usefixtures("thirty_days")
def test_what_a_story_was_made_from_stays_also_when_its_block_is_gone(ninjs: Ninjs) -> None:
    load_services(by=None)
    used = _received(ninjs, "used", days_ago=90)
    _received(ninjs, "other", days_ago=90)
    english = Service.objects.get(code="en")
    article = start_story(item_version=used, paragraphs=[1], service=english, by=None)
    empty = ArticleDraft(headline="Nothing of it left", blocks=())
    save_article(article=article, draft=empty, base=article.revision_number, by=None)
    assert forget_expired(by=None).items == 1
    assert [item.guid for item in Item.objects.all()] == ["tag:reuters.com,2026:used"]


@pytest.mark.usefixtures("thirty_days")
def test_a_file_that_carries_another_agency_s_item_stays(ninjs: Ninjs) -> None:
    old = _received(ninjs, "old", days_ago=31)
    other = Item.objects.create(
        provider=Provider.objects.create(code="ap", name="AP"), guid="tag:ap.org,2026:1"
    )
    ItemVersion.objects.create(item=other, raw=old.raw, content_hash="x", format="ninjs")
    assert forget_expired(by=None).files == 0
    assert wire_store().has(old.raw.sha256)


def test_bytes_whose_removal_was_cut_off_are_removed_the_next_time(ninjs: Ninjs) -> None:
    raw, _ = receive_wire(data=b"no wire at all", name="x", by=None)
    RawFile.objects.filter(pk=raw.pk).update(state=RawFile.State.FORGOTTEN)
    wire_store().remove(raw.sha256)
    assert forget_expired(by=None).files == 1
    assert not RawFile.objects.exists()


def _partition_of(version: ItemVersion) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableoid::regclass::text FROM wires_itemversion WHERE id = %s", [version.pk]
        )
        return str(cursor.fetchone()[0])


def test_versions_lie_in_the_partition_of_their_month(ninjs: Ninjs) -> None:
    _, (version,) = receive_wire(data=ninjs(), name="x", by=None)
    assert _partition_of(version) == f"wires_itemversion_{datetime.now(UTC):%Y_%m}"


def _of_month(month: datetime, raw: RawFile) -> ItemVersion:
    """Return the current version of a new item, with an id as of that month (RFC 9562, 5.7)."""
    milliseconds = int(month.timestamp() * 1000)
    pk = UUID(int=milliseconds << 80 | 0x7 << 76 | 0b10 << 62 | 1)
    provider, _ = Provider.objects.get_or_create(code="ap", defaults={"name": "AP"})
    item = Item.objects.create(provider=provider, guid=str(pk))
    version = ItemVersion.objects.create(pk=pk, item=item, raw=raw, content_hash="x", format="rss")
    Item.objects.filter(pk=item.pk).update(current=version)
    return version


def test_a_version_of_a_month_without_partition_is_kept_and_moves_when_it_has_one(
    ninjs: Ninjs,
) -> None:
    raw, _ = receive_wire(data=ninjs(), name="x", by=None)
    version = _of_month(datetime(2031, 5, 2, tzinfo=UTC), raw)
    assert _partition_of(version) == "wires_itemversion_other"
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SELECT wires_make_partition('2031-05-01')")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert _partition_of(version) == "wires_itemversion_2031_05"
    assert Item.objects.get(guid=str(version.pk)).current == version


@pytest.mark.usefixtures("thirty_days")
def test_an_old_month_that_is_empty_has_no_partition_any_more(ninjs: Ninjs) -> None:
    old = _received(ninjs, "old", days_ago=31)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wires_make_partition('2019-01-01'), wires_make_partition('2019-02-01')"
        )
    kept = _of_month(datetime(2019, 2, 3, tzinfo=UTC), old.raw)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    assert forget_expired(by=None).partitions == 1
    assert "wires_itemversion_2019_01" not in _partitions()
    assert _partition_of(kept) == "wires_itemversion_2019_02"


def _partitions() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits "
            "WHERE inhparent = 'wires_itemversion'::regclass"
        )
        return {row[0] for row in cursor.fetchall()}


def test_the_partitions_of_the_next_months_are_there_before_they_begin() -> None:
    make_partitions(by=None)
    assert make_partitions(by=None) == 0
    ahead = datetime.now(UTC).replace(day=28) + timedelta(days=62)
    assert f"wires_itemversion_{ahead:%Y_%m}" in _partitions()
