"""A phrase is looked for in so many items at a time, and nothing is missed over the pages."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain

import pytest
from tests.wires.conftest import Ninjs

from dateline.wires.actions import Sending, receive_wires
from dateline.wires.arrival.facets import facets_of
from dateline.wires.models import Entry
from dateline.wires.queries import Wanted, entries, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found, "_LOOKED_INTO", 3)
    monkeypatch.setattr(found, "_FEW", 1)


def _receive(ninjs: Ninjs, headlines: list[str]) -> None:
    for number, headline in enumerate(headlines):
        data = ninjs(uri=f"tag:x,2026:{number}", headline=headline)
        receive_wires(sendings=[Sending(data, "x")], by=None)


def _pages(words: str, limit: int = 50) -> list[list[str]]:
    pages: list[list[str]] = []
    cursor: str | None = None
    while not pages or cursor:
        page = entries(Wanted(words=words, muted=True), cursor, limit)
        pages.append([one.version.headline for one in page.entries])
        cursor = page.next_cursor
    return pages


@pytest.mark.usefixtures("looked_into")
def test_a_phrase_among_many_items_with_its_words_is_found_page_by_page(ninjs: Ninjs) -> None:
    _receive(
        ninjs, ["Old harbour 0", *(f"Harbour, old: {one}" for one in range(7)), "Old harbour 8"]
    )
    pages = _pages('"old harbour"')
    assert pages[0] == ["Old harbour 8"]
    assert list(chain(*pages)) == ["Old harbour 8", "Old harbour 0"]
    assert len(pages) == 4


@pytest.mark.usefixtures("looked_into")
def test_a_page_that_is_full_ends_before_what_was_looked_into(ninjs: Ninjs) -> None:
    _receive(ninjs, [f"Old harbour {one}" for one in range(5)])
    assert _pages('"old harbour"', limit=2) == [
        ["Old harbour 4", "Old harbour 3"],
        ["Old harbour 2", "Old harbour 1"],
        ["Old harbour 0"],
    ]


@pytest.mark.usefixtures("looked_into")
def test_a_phrase_that_must_not_be_there_is_looked_for_page_by_page(ninjs: Ninjs) -> None:
    _receive(ninjs, ["Harbour, old: 0", *(f"Old harbour {one}" for one in range(1, 5))])
    assert list(chain(*_pages('harbour -"old harbour"'))) == ["Harbour, old: 0"]


@pytest.mark.parametrize("words", ['"old harbour"', "harbour"])
def test_what_is_looked_for_is_found_however_old_it_is(ninjs: Ninjs, words: str) -> None:
    ages = (400, 100, 50, 20, 3, 0)
    _receive(ninjs, [f"Old harbour {days}" for days in ages])
    for days in ages:
        entry = Entry.objects.get(version__headline=f"Old harbour {days}")
        entry.received -= timedelta(days=days)
        entry.facets = facets_of(entry)
        entry.save(update_fields=["received", "facets"])
    assert _pages(words) == [[f"Old harbour {days}" for days in reversed(ages)]]
