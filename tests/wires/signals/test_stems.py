"""No wording of a signal is passed over because the beginning of its words is not looked for."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.wires.parsed import Signal
from dateline.wires.signals import wording
from dateline.wires.signals.embargoes import items
from dateline.wires.signals.stems import OF_MARKERS, OF_NOTES, may_say

QUICK = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("signal", sorted(OF_MARKERS))
def test_every_marker_has_its_beginning(signal: Signal) -> None:
    pattern = dict(wording._MARKERS)[signal]

    @QUICK
    @given(st.from_regex(pattern))
    def check(text: str) -> None:
        assert may_say(text, OF_MARKERS[signal])

    check()


@pytest.mark.parametrize("signal", sorted(OF_NOTES))
def test_every_note_has_its_beginning(signal: Signal) -> None:
    pattern = dict(wording._NOTES)[signal]

    @QUICK
    @given(st.from_regex(pattern))
    def check(text: str) -> None:
        assert may_say(text, OF_NOTES[signal])

    check()


@QUICK
@given(st.from_regex(items._LINE))
def test_every_line_around_a_text_has_its_beginning(text: str) -> None:
    assert may_say(text.casefold(), OF_NOTES["embargo"])
