"""Numbers and times as pages show them, in the digits of the interface's language."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from dateline.languages.numerals import digits

_NUMERALS: Final = {"fa": "arabext"}


def numerals(text: object) -> str:
    """Return a text with the digits of the interface's language."""
    return digits(str(text), _NUMERALS.get(get_language() or "en", "latn"))


def clock(moment: datetime | None, seconds: bool = False) -> SafeString:
    """A time of today as hour and minute (UTC), an older one with its day, for machines too."""
    if moment is None:
        return mark_safe("")
    today = timezone.now().date() == moment.date()
    pattern = ("%H:%M:%S" if seconds else "%H:%M") if today else "%Y-%m-%d %H:%M"
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(timespec="seconds"),
        numerals(f"{moment:%Y-%m-%d %H:%M:%S} UTC"),
        numerals(moment.strftime(pattern)),
    )
