"""Codes of countries, brought to ISO 3166-1 alpha-2."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from babel import Locale
from babel.core import get_global

# A qcode or address of ISO 3166 in NewsML-G2, or the bare code; of a part of a country its first.
_CODE: Final = re.compile(
    r"(?:(?:https?://\S+/)?iso-?3166[\w-]*[:/])?([A-Za-z]{2,3}|\d{3})(?:-[A-Za-z0-9]{1,3})?",
    re.IGNORECASE,
)
_LONGEST: Final = 100
# What CLDR knows by two letters beside the countries.
_NO_COUNTRIES: Final = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)
# Kosovo has no code of ISO; these two are what is used.
_MORE: Final = {"XKX": "XK"}


def country_code(text: str) -> str | None:
    """Return the alpha-2 code of a country's code in any form of ISO 3166-1, else None.

    `DE`, `DEU`, `276`, `iso3166-1a3:DEU` and `iso3166-2:DE-HE` are all `DE`; a name is no code,
    and neither is a code of another scheme.
    """
    return _country_of_code(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _country_of_code(text: str) -> str | None:
    found = _CODE.fullmatch(text.strip())
    return _codes().get(found[1].upper()) if found else None


def first_country(*texts: str | None) -> str | None:
    """Return the country that the first of the codes names."""
    return next(filter(None, (country_code(one) for one in texts if one)), None)


@cache
def _codes() -> dict[str, str]:
    """The alpha-2 code by each code, from CLDR, which keeps those of ISO 3166-1."""
    names = [str(one) for one in Locale.parse("en").territories]
    two = {one for one in names if len(one) == 2} - _NO_COUNTRIES
    aliases = get_global("territory_aliases")
    others = {
        code: targets[0]
        for code, targets in aliases.items()
        if len(targets) == 1 and targets[0] in two
    }
    return {one: one for one in two} | others | _MORE
