"""Stretches of time in words, and numbers in the digits of the interface."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from babel.dates import format_timedelta
from django.utils.translation import get_language

from dateline.languages.numerals import digits

_NUMERALS: Final = {"fa": "arabext"}


def span(length: timedelta | None) -> str:
    """Return how long something is, roughly, in the language and digits of the interface."""
    if length is None:
        return ""
    return in_digits(format_timedelta(length, threshold=1.5, locale=get_language() or "en"))


def in_digits(text: str) -> str:
    """Return a text with the digits of the interface's language."""
    return digits(text, _NUMERALS.get(get_language() or "en", "latn"))
