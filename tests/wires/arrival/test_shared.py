"""Real files: none is taken for a version of another, killed or held by its words alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.wires.actions import Sending, receive_wires
from dateline.wires.models import Advisory, Entry, Item, ItemVersion

pytestmark = [pytest.mark.django_db, pytest.mark.shared]


def test_real_files_stand_as_they_say(shared: Path) -> None:
    files = sorted(path for path in (shared / "wires").rglob("*") if path.is_file())
    for start in range(0, len(files), 25):
        sendings = [Sending(one.read_bytes(), one.name) for one in files[start : start + 25]]
        receive_wires(sendings=sendings, by=None)
    # One file says by its fields that it kills another, which is not here.
    (advisory,) = Advisory.objects.all()
    assert (advisory.says, advisory.kind, advisory.target_id) == ("kill", "guid", None)
    assert not Entry.objects.exclude(held="").exists()
    teletype = ItemVersion.objects.filter(format__in=["anpa-1312", "iptc-7901"])
    items = Item.objects.filter(versions__in=teletype).distinct()
    assert items.count() == teletype.count() > 8
