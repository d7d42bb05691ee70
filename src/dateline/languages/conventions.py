"""What the pure functions of this folder need to know of a service."""

from __future__ import annotations

from typing import Protocol


class Conventions(Protocol):
    """How a service writes; the `Service` row and `ServiceFacts` both fit."""

    @property
    def language_tag(self) -> str:
        """BCP 47 tag of the language the service writes in."""

    @property
    def cldr_locale(self) -> str:
        """Tag of the CLDR locale of dates, times and numbers."""

    @property
    def list_locale(self) -> str:
        """Tag of the CLDR locale of list grammar."""

    @property
    def calendar(self) -> str:
        """CLDR calendars, the first the main one: "gregory" or "gregory+persian"."""

    @property
    def numerals(self) -> str:
        """CLDR numbering system: "latn", "arabext", …."""

    @property
    def time_zone(self) -> str:
        """IANA time zone that the service tells the time in."""
