"""What was kept by a process that died is read by the next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.wires.conftest import Ninjs

from dateline.wires.actions import Sending, keep_wires, receive_wire
from dateline.wires.models import ItemVersion, RawFile
from dateline.wires.unread import read_unread

pytestmark = pytest.mark.django_db


def _left(data: bytes, *, seconds_ago: int) -> RawFile:
    (raw,) = keep_wires(sendings=[Sending(data, "left.json")], by=None)
    RawFile.objects.filter(pk=raw.pk).update(
        received=timezone.now() - timedelta(seconds=seconds_ago)
    )
    return raw


def test_a_kept_file_that_nobody_read_is_read(ninjs: Ninjs) -> None:
    raw = _left(ninjs(), seconds_ago=60)
    assert not ItemVersion.objects.exists()
    assert read_unread() == 1
    assert ItemVersion.objects.get().raw == raw
    assert read_unread() == 0


def test_a_file_that_is_just_being_read_is_left_alone(ninjs: Ninjs) -> None:
    _left(ninjs(), seconds_ago=0)
    assert read_unread() == 0


def test_a_kept_file_that_is_no_wire_fails_with_its_reason_and_holds_up_nothing(
    ninjs: Ninjs,
) -> None:
    bad = _left(b"no wire", seconds_ago=90)
    _left(ninjs(), seconds_ago=60)
    assert read_unread() == 2
    bad.refresh_from_db()
    assert (bad.state, bad.error_code) == ("failed", "unknown-format")
    assert ItemVersion.objects.count() == 1


def test_what_is_left_unread_and_comes_again_is_one_file(ninjs: Ninjs) -> None:
    raw = _left(ninjs(), seconds_ago=60)
    again, versions = receive_wire(data=ninjs(), name="again.json", by=None)
    assert again == raw
    assert len(versions) == 1
    assert read_unread() == 0


def test_a_file_without_bytes_holds_up_no_other(ninjs: Ninjs) -> None:
    RawFile.objects.create(
        sha256="0" * 64, size=1, received=timezone.now() - timedelta(seconds=100)
    )
    _left(ninjs(), seconds_ago=60)
    assert read_unread() == 1
