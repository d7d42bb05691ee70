"""Flashes: what an agency sends ahead of everything else, a line or two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol

# Formats whose urgency is that of IPTC, in which 1 is a flash. Feeds and mail have none of their
# own, and programs that write them put in anything.
_WITH_URGENCY: Final = frozenset(
    {"newsml-g2", "newsml-1", "nitf", "ninjs", "ap-media-api", "iptc-7901", "anpa-1312"}
)
_FLASH_URGENCY: Final = 1
# The words for the highest priority: of AFP, AP, Reuters, dpa and APA, EFE and Lusa, ANSA, ANP,
# NTB, TT, Ritzau, STT, TASS and RIA, of the Arabic and the Persian services.
_WORDS: Final = (
    r"FLASH|NEWS ?FLASH|SNAP|ALERT|NEWS ?ALERT|AP ?NEWS ?ALERT|BREAKING NEWS"
    r"|ALERTE|ALERTA|EILMELDUNG|BLITZMELDUNG|BLITZ|EIL|FLITS|SPOED|LAMPO|ULTIM'?ORA"
    r"|HAST(?:MELDING)?|LYN|PIKAUUTINEN|PIKAVIESTI|МОЛНИЯ|عاجل|فوری"
)
# At the very beginning, parted from what follows; alone; or in brackets.
_MARKER: Final = re.compile(
    rf"^[\W_]*(?:{_WORDS})\s*(?:[-–—:/|=+*!.,)\]]|$)|[(\[](?:{_WORDS})[)\]]"
)
# As a part of a slug line: `BC-US--APNewsAlert`, `HARBOUR-STORM/ (ALERT)`.
_SLUG: Final = re.compile(
    r"(?:^|[-/,(]\s*)(?:AP)?(?:NewsAlert|NEWSALERT|Newsalert|FLASH|SNAP|ALERT)\)?(?:,\s*\d+)?\s*/?$"
)
# What is said of a story sent before is no flash, whatever the priority with which it is said.
_OF_ANOTHER: Final = frozenset({"kill", "withhold", "correction", "advisory"})


class Marked(Protocol):
    """What a flash is known by; parsed items and versions both have it."""

    @property
    def headline(self) -> str | None: ...
    @property
    def slugline(self) -> str | None: ...
    @property
    def keywords(self) -> Sequence[str]: ...
    @property
    def urgency(self) -> int | None: ...
    @property
    def signals(self) -> Sequence[str]: ...
    @property
    def type(self) -> str: ...


def is_flash(item: Marked, *, format: str) -> bool:  # noqa: A002
    """Whether an agency sends an item as a flash.

    It is one where the urgency is 1 (IPTC: flash) or a word that agencies keep for it stands at
    the beginning of the headline or ends the slug line. Bulletins and urgent items (urgency 2 and
    3, `URGENT`, `BULLETIN`) come several a day and are none; nor are pictures.

    Args:
        item: a parsed item or a version.
        format: the format by which it came.
    """
    if item.type not in {"text", "composite"} or _OF_ANOTHER & set(item.signals):
        return False
    if item.urgency == _FLASH_URGENCY and format in _WITH_URGENCY:
        return True
    if _MARKER.search(item.headline or ""):
        return True
    return any(_SLUG.search(one) for one in (item.slugline, *item.keywords) if one)
