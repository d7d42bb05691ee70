"""Language services."""

from __future__ import annotations

from functools import cache
from typing import ClassVar
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from dateline.languages.numerals import NUMERALS

_tag = RegexValidator(
    r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "Give a BCP 47 language tag, such as fa or zh-Hans."
)


# Each call of it walks through all files of the zones.
time_zones = cache(available_timezones)


def known_time_zone(name: str) -> None:
    if name not in time_zones():
        raise ValidationError("Give an IANA time zone, such as UTC or Africa/Nairobi.")


class Direction(models.TextChoices):
    """Which way a script runs."""

    LEFT_TO_RIGHT = "ltr", "left to right"
    RIGHT_TO_LEFT = "rtl", "right to left"


class Calendar(models.TextChoices):
    """Calendars that dates are written in; the first is the main one."""

    GREGORIAN = "gregory", "Gregorian"
    PERSIAN = "persian", "Persian"
    GREGORIAN_PERSIAN = "gregory+persian", "Gregorian, Persian beside it"
    PERSIAN_GREGORIAN = "persian+gregory", "Persian, Gregorian beside it"


class Service(models.Model):
    """A language service: how it writes, and how it calls itself. Rows win over the data file."""

    code = models.CharField(max_length=35, primary_key=True, validators=[_tag])
    language_tag = models.CharField(max_length=35, validators=[_tag])
    cldr_locale = models.CharField(
        max_length=35, validators=[_tag], help_text="CLDR locale of dates, times and numbers."
    )
    list_locale = models.CharField(
        max_length=35, validators=[_tag], help_text="CLDR locale of list grammar."
    )
    name = models.CharField(max_length=100, help_text="The language's own name for itself.")
    english_name = models.CharField(max_length=100)
    direction = models.CharField(max_length=3, choices=Direction, default=Direction.LEFT_TO_RIGHT)
    script = models.CharField(
        max_length=4, default="Latn", validators=[RegexValidator(r"^[A-Z][a-z]{3}$")]
    )
    calendar = models.CharField(max_length=20, choices=Calendar, default=Calendar.GREGORIAN)
    numerals = models.CharField(
        max_length=10, choices=[(name, name) for name in NUMERALS], default="latn"
    )
    time_zone = models.CharField(max_length=64, default="UTC", validators=[known_time_zone])
    site_title = models.CharField(max_length=100)
    house_byline = models.CharField(max_length=100)
    about = models.TextField(blank=True, help_text="Author box under the house byline.")
    contact = models.TextField(
        blank=True, default="", help_text="How readers reach the service, a line each way."
    )
    position = models.PositiveIntegerField(default=0)
    active = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["position", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(direction__in=Direction.values), name="service_direction_known"
            ),
            models.CheckConstraint(
                condition=models.Q(calendar__in=Calendar.values), name="service_calendar_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.english_name} ({self.code})"
