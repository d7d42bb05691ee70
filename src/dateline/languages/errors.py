"""What can be wrong with a language service and its data."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _


class UnknownNumerals(ValueError):
    """A service is set to a numbering system whose digits are not known here."""

    def __init__(self, numerals: str, known: Iterable[str]) -> None:
        super().__init__(
            f"Numerals {numerals!r} are not known. Set the service's numerals to one of: "
            + ", ".join(sorted(known))
        )


class UnknownCalendar(ValueError):
    """A service is set to a calendar that dates cannot be written in."""

    def __init__(self, calendar: str) -> None:
        super().__init__(
            f"Calendar {calendar!r} is not known. Set the service's calendar to gregory, persian, "
            "gregory+persian or persian+gregory."
        )


class BadWallTime(ValueError):
    """What is given as a time is none."""

    def __init__(self, text: str) -> None:
        sentence = _("“%s” is no time. Give day and time, such as 2026-10-25T02:30.")
        super().__init__(sentence % text[:50])


class BadLanguageData(Exception):
    """A data file of languages cannot be used."""

    def __init__(self, file: str, place: str, problem: str) -> None:
        super().__init__(f"{file}: {place}: {problem}")
