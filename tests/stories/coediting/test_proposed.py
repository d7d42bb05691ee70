"""Suggested values of lines: what any browser may have written is read, or said to be none."""

from __future__ import annotations

import json
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dateline.stories.coediting.proposed import MOST_PROPOSALS, read_proposals

PERSON = "018f0000-0000-7000-8000-000000000000"
AT = "2026-11-30T14:00:00.000Z"


def entry(value: object = "Ministers meet", at: object = AT) -> str:
    return json.dumps({"value": value, "at": at})


def test_a_value_of_each_line_is_read_with_whose_it_is() -> None:
    lines = ("deck", "headline", "short_headline")
    found, unsound = read_proposals({f"{line}/{PERSON}": entry(line) for line in lines})
    assert [(one.line, one.person, one.value) for one in found] == [
        (line, UUID(PERSON), line) for line in lines
    ]
    assert unsound == []


def test_a_value_that_is_longer_than_any_line_is_kept_up_to_its_bound() -> None:
    name = f"headline/{PERSON}"
    assert len(read_proposals({name: entry("é😀" * 1_000)})[0]) == 1
    assert read_proposals({name: entry("x" * 2_001)}) == ([], [name])


@given(
    st.dictionaries(
        st.one_of(st.text(max_size=60), st.sampled_from([f"headline/{PERSON}", f"slug/{PERSON}"])),
        st.one_of(
            st.none(),
            st.floats(),
            st.text(max_size=60),
            st.builds(entry, st.one_of(st.integers(), st.text()), st.text()),
            st.just(entry()),
            st.lists(st.integers()),
        ),
        max_size=6,
    )
)
def test_whatever_is_there_is_a_proposal_or_none(entries: dict[str, object]) -> None:
    found, unsound = read_proposals(entries)
    assert sorted([*(one.name for one in found), *unsound]) == sorted(entries)
    assert all(one.name == f"{one.line}/{one.person}" for one in found)


def test_proposals_beyond_the_bound_are_none() -> None:
    people = [UUID(int=number) for number in range(MOST_PROPOSALS + 3)]
    found, unsound = read_proposals({f"deck/{one}": entry() for one in people})
    assert (len(found), len(unsound)) == (MOST_PROPOSALS, 3)
