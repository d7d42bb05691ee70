"""Who has gone quiet, for pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import get_language

from dateline.languages.agencies import agency_name
from dateline.wires.queries import rhythm


@dataclass(frozen=True, slots=True)
class QuietOne:
    """An agency or a feed that has been silent for longer than usual."""

    shown: str
    lasts: timedelta
    usual: timedelta | None


def quiet_sources() -> list[QuietOne]:
    """Return who has gone quiet, agencies by their names in the language of the interface."""
    language = get_language() or "en"
    return [
        QuietOne(
            agency_name(one.pk, language, one.name) if one.kind == "provider" else one.name,
            one.lasts,
            one.usual,
        )
        for one in rhythm.quiet_sources(timezone.now())
    ]
