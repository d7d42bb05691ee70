"""Who wrote which words, through edits, splits, merges and moves."""

from __future__ import annotations

from uuid import UUID

from dateline.stories.history.authorship import Author, Saving, follow

RUTH, TOMAS, REUTERS = (
    Author(person=UUID(int=1)),
    Author(person=UUID(int=2)),
    Author(agency="Reuters"),
)


def _told(*savings: dict[str, tuple[str, Author]]) -> dict[str, list[tuple[str, Author]]]:
    found = follow(Saving(number, blocks) for number, blocks in enumerate(savings, start=1))
    return {
        block: [(stretch.text, stretch.author) for stretch in stretches]
        for block, stretches in found.items()
    }


def test_words_that_stay_keep_their_author_when_another_writes_between_them() -> None:
    told = _told(
        {"a": ("The bridge is closed.", RUTH)},
        {"a": ("The old bridge is closed today.", TOMAS)},
    )
    assert told["a"] == [
        ("The", RUTH),
        (" old", TOMAS),
        (" bridge is closed", RUTH),
        (" today", TOMAS),
        (".", RUTH),
    ]


def test_the_halves_of_a_split_block_stay_its_writers() -> None:
    first = "The ministry said on Monday that the ferry would sail again."
    second = "Passengers who had waited for two days on the quay cheered."
    told = _told(
        {"a": (f"{first} {second}", RUTH)},
        {"a": (first, TOMAS), "b": (second, TOMAS)},
    )
    assert told == {"a": [(first, RUTH)], "b": [(second, RUTH)]}


def test_a_block_that_was_joined_to_another_keeps_both_writers() -> None:
    first = "Snow fell on the pass for the third night in a row."
    second = "Drivers were told to stay in their cars until morning."
    told = _told(
        {"a": (first, RUTH), "b": (second, TOMAS)},
        {"a": (f"{first} {second}", RUTH)},
    )
    assert [(text.strip(), author) for text, author in told["a"] if text.strip()] == [
        (first, RUTH),
        (second, TOMAS),
    ]


def test_words_of_an_agency_are_not_those_of_who_took_them() -> None:
    told = _told(
        {"a": ("Two trains met on one track.", REUTERS)},
        {"a": ("Two trains met on one track near the border.", TOMAS)},
    )
    assert told["a"] == [
        ("Two trains met on one track", REUTERS),
        (" near the border", TOMAS),
        (".", REUTERS),
    ]


def test_what_was_removed_is_nobodys() -> None:
    assert _told({"a": ("Gone.", RUTH), "b": ("Here.", RUTH)}, {"b": ("Here.", TOMAS)}) == {
        "b": [("Here.", RUTH)]
    }
