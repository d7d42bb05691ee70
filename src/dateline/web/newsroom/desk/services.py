"""What an administrator sets for a language service, as a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.languages.models import Calendar, Service, time_zones
from dateline.languages.numerals import NUMERALS, digits

SET_BY_PEOPLE: Final = (
    "site_title",
    "house_byline",
    "about",
    "contact",
    "time_zone",
    "calendar",
    "numerals",
)
_LONGEST: Final = 4_000
CALENDARS: Final = {
    Calendar.GREGORIAN.value: gettext_lazy("Gregorian"),
    Calendar.PERSIAN.value: gettext_lazy("Persian"),
    Calendar.GREGORIAN_PERSIAN.value: gettext_lazy("Gregorian, with the Persian date beside it"),
    Calendar.PERSIAN_GREGORIAN.value: gettext_lazy("Persian, with the Gregorian date beside it"),
}


@dataclass(slots=True)
class ServiceForm:
    """What stands in the form, and what is wrong with it, by the name of the field."""

    values: Mapping[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def calendars(self) -> Iterator[tuple[str, Promise | str]]:
        """The calendars that dates can be written in, each with its name."""
        yield from CALENDARS.items()

    @property
    def numerals(self) -> Iterator[tuple[str, str]]:
        """The digits that numbers can be written with, by their CLDR name and as they look."""
        for name in NUMERALS:
            yield name, digits("0123456789", name)

    @property
    def time_zones(self) -> list[str]:
        """The names of all time zones of IANA."""
        return sorted(time_zones())

    def refuse(self, error: ValidationError) -> None:
        """Put what the service refused beside the fields."""
        for name in error.message_dict:
            self.errors[name] = str(_PROBLEMS.get(name, _("This does not fit.")))


_PROBLEMS: Final = {
    "site_title": gettext_lazy("Give a title of at most 100 characters."),
    "house_byline": gettext_lazy("Give a byline of at most 100 characters."),
    "time_zone": gettext_lazy("Give an IANA time zone, such as UTC or Africa/Nairobi."),
}


def form_of(service: Service) -> ServiceForm:
    """Return the form of a service as it is."""
    return ServiceForm({name: str(getattr(service, name)) for name in SET_BY_PEOPLE})


def sent_form(sent: QueryDict) -> ServiceForm:
    """Return the form as it was sent, with lines that end alike and without what no text holds."""
    return ServiceForm({name: _text(sent.get(name, "")) for name in SET_BY_PEOPLE})


def _text(value: str) -> str:
    return value.replace("\x00", "").replace("\r\n", "\n").strip()[:_LONGEST]
