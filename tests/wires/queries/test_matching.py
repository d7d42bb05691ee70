"""What comes in live goes where a reload would show it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.wires.conftest import Ninjs

from dateline.wires.actions import receive_wire
from dateline.wires.models import Entry
from dateline.wires.queries.latest import entries
from dateline.wires.queries.matching import is_wanted, items_with_words, words_of
from dateline.wires.queries.wanted import Wanted

NOW = datetime.now(UTC)

WANTED = [
    Wanted(),
    Wanted(providers=("reuters",)),
    Wanted(providers=("afp", "dpa")),
    Wanted(languages=("en",)),
    Wanted(languages=("de", "en-GB")),
    Wanted(words="harbour"),
    Wanted(words="harbour -ships"),
    Wanted(words='"twelve ships" or election'),
    Wanted(signals=("kill", "correction")),
    Wanted(topics=("medtop:15000000",)),
    Wanted(places=("Kyiv ",)),
    Wanted(desks=("fa",)),
    Wanted(marks=("weather",)),
    Wanted(urgency=2),
    Wanted(types=("picture",)),
    Wanted(since=NOW + timedelta(hours=1)),
    Wanted(until=NOW + timedelta(hours=1)),
    Wanted(flash=True),
    Wanted(held=True),
    Wanted(muted=True),
    Wanted(sees_embargoed=True),
    Wanted(words="harbour", languages=("en",), urgency=3, sees_embargoed=True),
]


@pytest.fixture
def some(db: None, ninjs: Ninjs) -> list[Entry]:
    facts: list[dict[str, object]] = [
        {},
        {"uri": "tag:afp.com,2026:1", "language": "de", "headline": "Wahl", "body_html": ""},
        {"uri": "b", "urgency": 1, "language": "en-GB", "located": "Kyiv"},
        {"uri": "c", "urgency": 3, "pubstatus": "canceled"},
        {"uri": "d", "embargoed": "2999-01-01T00:00:00Z"},
        {"uri": "e", "headline": "CORRECTED-Harbour opens", "type": "picture"},
        {"uri": "f", "subject": [{"code": "medtop:15000000", "name": "sport"}]},
        {"uri": "g", "headline": "Muted"},
        {"uri": "h", "headline": "An election", "body_html": "<p>Nobody won.</p>"},
    ]
    for number, one in enumerate(facts):
        receive_wire(data=ninjs(**one), name=f"{number}.json", by=None)
    Entry.objects.filter(item__guid="g").update(muted=True, held="looks-killed")
    routed = Entry.objects.get(item__guid="h")
    routed.facets += ["desk:fa", "mark:weather"]
    routed.save(update_fields=["facets"])
    return list(Entry.objects.all())


@pytest.mark.parametrize("wanted", WANTED)
def test_what_is_wanted_live_is_what_the_list_shows(wanted: Wanted, some: list[Entry]) -> None:
    words = words_of(wanted)
    found = items_with_words(some, [words] if words else [])
    live = {one.pk for one in some if is_wanted(one, wanted, found=found, now=NOW)}
    assert live == {one.pk for one in entries(wanted).entries}


def test_words_nobody_looked_for_are_in_nothing(some: list[Entry]) -> None:
    assert not any(is_wanted(one, Wanted(words="harbour"), found={}, now=NOW) for one in some)
