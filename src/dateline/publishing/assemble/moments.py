"""Times as a service's readers write them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from dateline.languages.dates import format_datetime
from dateline.publishing.render.pages import Moment

from .facts import ServiceFacts
from .memo import Kept

# CLDR's patterns take a fifth of a millisecond, and lists show the same times again and again.
_written: Final[Kept[tuple[datetime, str], str]] = Kept(20_000)


def moment(instant: datetime, service: ServiceFacts) -> Moment:
    """Return an instant with the words of the service for it."""
    key = (instant, service.version)
    text = _written.get(key)
    if text is None:
        text = _written.put(key, format_datetime(instant, service.row))
    return Moment(instant, text)
