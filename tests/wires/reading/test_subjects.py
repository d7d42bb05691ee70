"""Codes of concepts in the forms that files have them in."""

from __future__ import annotations

import pytest

from dateline.wires.reading import subjects
from dateline.wires.reading.subjects import scheme_and_code


@pytest.mark.parametrize(
    ("text", "scheme", "expected"),
    [
        ("medtop:20001065", None, ("medtop", "20001065")),
        ("http://cv.iptc.org/newscodes/mediatopic/20001065", None, ("medtop", "20001065")),
        ("https://cv.iptc.org/newscodes/subjectcode/15000000", None, ("subj", "15000000")),
        ("15000000", "http://cv.iptc.org/newscodes/subjectcode", ("subj", "15000000")),
        ("15000000", None, ("subj", "15000000")),
        ("20001065", None, ("medtop", "20001065")),
        ("POL", "N2", ("N2", "POL")),
        ("N2:POL", None, ("N2", "POL")),
        ("https://example.org/topic", None, (None, "https://example.org/topic")),
        ("Sport", None, (None, "Sport")),
    ],
)
def test_every_form_becomes_scheme_and_code(
    text: str, scheme: str | None, expected: tuple[str | None, str]
) -> None:
    assert scheme_and_code(text, scheme) == expected


def test_a_very_long_code_is_read_and_not_kept_in_memory() -> None:
    before = subjects._kept.cache_info().currsize
    assert scheme_and_code("x:" + "y" * 10_000) == ("x", "y" * 10_000)
    assert subjects._kept.cache_info().currsize == before
