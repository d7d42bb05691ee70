from __future__ import annotations

import unicodedata
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.languages.numerals import NUMERALS, digits, number
from dateline.languages.services import ServiceFacts

Find = Callable[[str], ServiceFacts]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "1,234,567.5"),
        ("fr", "1\u202f234\u202f567,5"),
        ("ru", "1\xa0234\xa0567,5"),
        ("uk", "1\xa0234\xa0567,5"),
        ("fa", "۱٬۲۳۴٬۵۶۷٫۵"),
        ("ar", "1,234,567.5"),
        ("zh-Hans", "1,234,567.5"),
        ("sw", "1,234,567.5"),
        ("ps", "۱٬۲۳۴٬۵۶۷٫۵"),
        ("my", "၁,၂၃၄,၅၆၇.၅"),
        ("ne", "१२,३४,५६७.५"),
        ("bn", "১২,৩৪,৫৬৭.৫"),
        ("ckb", "١٬٢٣٤٬٥٦٧٫٥"),
    ],
)
def test_numbers_are_grouped_and_written_as_the_service_does(
    service: Find, code: str, expected: str
) -> None:
    assert number(Decimal("1234567.5"), service(code)) == expected


@given(st.integers(min_value=0), st.sampled_from(NUMERALS))
def test_digits_keep_their_value_in_every_numbering_system(value: int, numerals: str) -> None:
    written = digits(str(value), numerals)
    assert int(written) == value
    assert [unicodedata.digit(digit) for digit in written] == [int(digit) for digit in str(value)]


def test_only_digits_change() -> None:
    assert digits("UTC+3, A1", "arabext") == "UTC+۳, A۱"
