"""Signatures estimate what share of two texts is the same."""

from __future__ import annotations

import random

import pytest

from dateline.wires.likeness import bands_of, shingles_of, signature_of, similarity


def _sets(shared: int, own: int) -> tuple[set[str], set[str]]:
    both = {f"both {one}" for one in range(shared)}
    return both | {f"a {one}" for one in range(own)}, both | {f"b {one}" for one in range(own)}


@pytest.mark.parametrize(("shared", "own"), [(300, 0), (300, 50), (200, 200), (100, 400), (0, 300)])
def test_the_estimate_is_near_the_true_share(shared: int, own: int) -> None:
    first, second = (signature_of(one) for one in _sets(shared, own))
    assert first is not None
    assert second is not None
    assert similarity(first, second) == pytest.approx(shared / (shared + 2 * own), abs=0.15)


def test_texts_of_few_words_are_compared_too() -> None:
    """Most bins are empty there, and each is filled from another."""
    first, second = (signature_of(one) for one in _sets(12, 3))
    assert first is not None
    assert second is not None
    assert similarity(first, second) > 0.4
    stranger = signature_of({f"other {one}" for one in range(15)})
    assert stranger is not None
    assert similarity(first, stranger) < 0.1


def test_a_text_of_hardly_any_words_has_no_signature() -> None:
    assert signature_of(shingles_of("Harbour closed after storm.")) is None
    assert signature_of(shingles_of("")) is None


def test_a_signature_is_the_same_on_every_machine_and_in_every_order() -> None:
    shingles = [f"harbour {one}" for one in range(40)]
    signature = signature_of(shingles)
    random.Random(1).shuffle(shingles)
    assert signature == signature_of(shingles)
    assert signature is not None
    assert signature.hex().startswith("2d54f9e37f70518b51a8474f3236d90f")


def test_like_texts_share_a_band_and_others_hardly_any() -> None:
    first, second = (signature_of(one) for one in _sets(200, 100))
    assert first is not None
    assert second is not None
    assert set(bands_of(first)) & set(bands_of(second))
    stranger = signature_of({f"other {one}" for one in range(300)})
    assert stranger is not None
    assert not set(bands_of(first)) & set(bands_of(stranger))
    assert all(0 <= one < 2**63 for one in bands_of(first))


def test_shingles_leave_out_short_words_and_keep_numbers() -> None:
    assert shingles_of("The 12 ships, of the harbour!") == {"12 ships", "ships harbour"}


def test_scripts_without_spaces_are_cut_by_characters() -> None:
    assert shingles_of("选举明年举行") >= {"选举明", "举明年", "明年举", "年举行"}
    assert {"นายกรัฐ", "ายกรัฐม"} <= shingles_of("นายกรัฐมนตรี")


def test_half_a_surrogate_pair_hurts_nothing() -> None:
    assert signature_of({f"\ud800 {one}" for one in range(9)}) is not None
