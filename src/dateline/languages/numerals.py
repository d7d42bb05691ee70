"""Digits and numbers in a service's numbering system (CLDR, Unicode TR 35 part 3)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final

from babel.numbers import UnsupportedNumberingSystemError, format_decimal

from dateline.languages.conventions import Conventions
from dateline.languages.errors import UnknownNumerals
from dateline.languages.tags import cldr

# The digit nought of each numbering system; the other nine follow it in Unicode.
_NOUGHT: Final = {
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "deva": "\u0966",
    "gujr": "\u0ae6",
    "guru": "\u0a66",
    "khmr": "\u17e0",
    "knda": "\u0ce6",
    "laoo": "\u0ed0",
    "latn": "0",
    "mlym": "\u0d66",
    "mymr": "\u1040",
    "nkoo": "\u07c0",
    "olck": "\u1c50",
    "orya": "\u0b66",
    "tamldec": "\u0be6",
    "telu": "\u0c66",
    "thai": "\u0e50",
    "tibt": "\u0f20",
}
NUMERALS: Final = tuple(_NOUGHT)


@cache
def _table(numerals: str) -> dict[int, int]:
    try:
        nought = ord(_NOUGHT[numerals])
    except KeyError:
        raise UnknownNumerals(numerals, NUMERALS) from None
    return {ord("0") + digit: nought + digit for digit in range(10)}


def digits(text: str, numerals: str) -> str:
    """Write the ASCII digits of a text in a numbering system; all else stays.

    Raises:
        UnknownNumerals: the numbering system is not one of `NUMERALS`.
    """
    return text.translate(_table(numerals))


def places(count: int, service: Conventions) -> tuple[str, ...]:
    """Write the numbers of so many places, from the first on, with the service's digits."""
    return tuple(digits(str(place), service.numerals) for place in range(1, count + 1))


def number(value: int | float | Decimal, service: Conventions) -> str:
    """Write a number with the service's grouping, decimal sign and digits."""
    locale = cldr(service.cldr_locale)
    try:
        text = format_decimal(value, locale=locale, numbering_system=service.numerals)
    except UnsupportedNumberingSystemError:
        text = format_decimal(value, locale=locale, numbering_system="latn")
    return digits(text, service.numerals)
