"""Bytes of Windows-1252 among UTF-8 are read as what they are, however many there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.wires.reading.mixed import STRAY, mixed

_PIECES = st.sampled_from([b"a", b"port ", b"\xe9", b"\x93", b"\xc3\xa9", b"\xe2\x80\x99", b"\x81"])


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"caf\xe9", "café"),
        (b"\xabcaf\xe9\xbb", "«café»"),
        (b"caf\xe9 caf\xc3\xa9", "café café"),
        (b"a \x93b\x94 " * 40, "a “b” " * 40),
    ],
)
def test_letters_of_both_are_read(data: bytes, text: str) -> None:
    assert mixed(data) == text


@given(st.lists(_PIECES, max_size=30).map(b"".join))
def test_the_quick_ways_read_what_the_slow_one_reads(data: bytes) -> None:
    assert mixed(data) == data.decode("utf-8", STRAY)
