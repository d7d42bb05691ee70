"""Stretches of time in words."""

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
    language = get_language() or "en"
    said = format_timedelta(length, threshold=1.5, locale=language)
    return digits(said, _NUMERALS.get(language, "latn"))
