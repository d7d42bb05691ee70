"""Names tell what is of one form from what is of one event."""

from __future__ import annotations

import pytest

from dateline.wires.likeness.names import (
    ALIKE,
    ALIKE_BY_NAME,
    SAME_TEXT,
    Names,
    least_likeness,
    names_of,
    unpacked,
)


@pytest.mark.parametrize(
    ("one", "other", "same", "least"),
    [
        ("Storm closes Lakeside", "Lakeside harbour shut", False, ALIKE),
        ("Storm in Lakeside, Northland", "Lakeside, Northland: all shut", False, ALIKE_BY_NAME),
        ("Storm closes Lakeside", "Court frees Hillman", False, SAME_TEXT),
        ("Northwind beats forecasts", "Southlake beats forecasts", True, SAME_TEXT),
        ("UN meets on Northland", "UN votes on Northland", True, ALIKE_BY_NAME),
        ("A B | Channel Nightly", "C D | Channel Nightly", True, ALIKE),
        ("", "Court frees Hillman", True, ALIKE),
        ("北京宣布选举", "渔民发现了一条鱼", True, ALIKE),
        ("Ошторм у Приморју", "Суд у Приморју", False, ALIKE),
    ],
)
def test_how_alike_two_texts_must_be_by_their_headlines(
    one: str, other: str, same: bool, least: float
) -> None:
    found = least_likeness(names_of(one, ""), names_of(other, ""), same_provider=same)
    assert found == least


def test_a_name_in_the_lead_will_do_for_another_agency() -> None:
    one = names_of("Two Sailors hurt at sea", "LAKESIDE - A storm hit Northland on Monday.")
    other = names_of("Northland: many hurt", "It was windy.")
    assert least_likeness(one, other, same_provider=False) < SAME_TEXT
    assert least_likeness(one, other, same_provider=True) == SAME_TEXT


def test_what_was_kept_without_names_is_compared_by_its_text_alone() -> None:
    assert unpacked(b"") == Names(frozenset(), frozenset())
    assert least_likeness(b"", names_of("Northland", ""), same_provider=True) == ALIKE


def test_names_take_little_room_however_long_a_headline_is() -> None:
    packed = names_of(
        " ".join(f"Name{chr(65 + n // 26)}{chr(65 + n % 26)}x" for n in range(400)), ""
    )
    assert len(packed) == 1 + 2 * (24 + 48)
    assert len(unpacked(packed).headline) == 24
