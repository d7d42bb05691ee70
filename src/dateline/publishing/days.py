"""The days on which a service published, as its archive counts them: by UTC, as addresses do."""

from __future__ import annotations

from typing import Final

from .models import Listing

_KIND: Final = "day"


def days_of(code: str, month: str = "") -> list[str]:
    """Return the days (`2021-10-21`) of a service, of a month (`2021-10`) or all, in order."""
    start = f"{code}/{_KIND}/"
    rows = Listing.objects.filter(key__startswith=start + month).order_by("key")
    return [key.removeprefix(start) for key in rows.values_list("key", flat=True)]


def months_of(code: str) -> list[str]:
    """Return the months (`2021-10`) of a service in order."""
    return list(dict.fromkeys(day[:7] for day in days_of(code)))


def day_before(code: str, day: str) -> str:
    """Return the last day of publication before a day; empty where there is none."""
    start = f"{code}/{_KIND}/"
    rows = Listing.objects.filter(key__gte=start, key__lt=start + day).order_by("-key")
    return _slug(rows.values_list("key", flat=True).first(), start)


def day_after(code: str, day: str) -> str:
    """Return the first day of publication after a day; empty where there is none yet."""
    start = f"{code}/{_KIND}/"
    rows = Listing.objects.filter(key__gt=start + day, key__startswith=start).order_by("key")
    return _slug(rows.values_list("key", flat=True).first(), start)


def _slug(key: str | None, start: str) -> str:
    return key.removeprefix(start) if key and key.startswith(start) else ""
