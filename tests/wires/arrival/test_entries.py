"""What an entry says is what was written, whatever characters are in it."""

from __future__ import annotations

import pytest
from tests.wires.conftest import Ninjs

from dateline.wires.actions import receive_wire
from dateline.wires.arrival.entries import entry_of, write_entries
from dateline.wires.models import Entry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("odd", ['say "no"', "back\\slash", "{a,b}", "NULL", "", " two ", "ریک,٫"])
def test_lists_are_kept_with_all_their_characters(ninjs: Ninjs, odd: str, is_new: bool) -> None:
    _, (version,) = receive_wire(data=ninjs(), name="x", by=None)
    entry = entry_of(version, "reuters")
    entry.marks = [odd, "other"]
    if is_new:
        Entry.objects.all().delete()
    write_entries(new=[entry] if is_new else [], changed=[] if is_new else [entry])
    kept = Entry.objects.get()
    assert kept.marks == [odd, "other"]
    assert kept.facets == entry.facets
    assert f"mark:{odd}" in kept.facets


def test_a_place_with_quotes_is_found_by_it(ninjs: Ninjs) -> None:
    data = ninjs(located='Rock "N" Roll \\ City')
    _, (version,) = receive_wire(data=data, name="x", by=None)
    assert 'place:rock "n" roll \\ city' in Entry.objects.get(pk=version.item_id).facets
