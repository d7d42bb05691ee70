"""Hashes of neighbouring words are those of the words written one after the other."""

from __future__ import annotations

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from dateline.wires.hashes import hashes_of

WORDS = st.lists(
    st.one_of(
        st.text("abcé漢😀\ud800", min_size=1, max_size=12),
        st.builds(lambda letter, size: letter * size, st.sampled_from("aé漢"), st.integers(1, 700)),
    ),
    max_size=12,
)


@given(words=WORDS)
def test_neighbours_have_the_hash_of_the_string_of_both(words: list[str]) -> None:
    for together, found in enumerate(hashes_of(words, 4), 1):
        strings = [" ".join(words[at : at + together]) for at in range(len(words) - together + 1)]
        assert found.tolist() == [crc32(one.encode("utf-8", "replace")) for one in strings]


def test_a_very_long_word_takes_no_longer_than_others() -> None:
    words = ["storm", "x" * 3_000_000, "harbour"]
    assert hashes_of(words, 3)[2].tolist() == [crc32(" ".join(words).encode())]
