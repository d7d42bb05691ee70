"""The picture that stands for an article where its address is shared."""

from __future__ import annotations

from dataclasses import dataclass

from .chrome import ServiceView, Theme


@dataclass(frozen=True, slots=True)
class CardView:
    """What a card shows: the headline, and whose it is. `host` is the site's name in addresses."""

    service: ServiceView
    headline: str
    host: str
    theme: Theme
