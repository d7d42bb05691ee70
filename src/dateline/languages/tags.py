"""Language tags (BCP 47): their CLDR locale, what to fall back to, direction and names."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError

# CLDR keeps these languages under another tag.
_CLDR_TAG: Final = {"prs": "fa-AF", "om-latn": "om", "zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}
_RIGHT_TO_LEFT_SCRIPTS: Final = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
)
_RIGHT_TO_LEFT_LANGUAGES: Final = frozenset({"az-ir", "bal", "dv", "nqo", "rhg", "syr", "uz-af"})
_SUBTAGS: Final = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")


def fallbacks(tag: str) -> list[str]:
    """Return the tag and its shorter forms (RFC 4647, lookup): zh-Hans-CN, zh-Hans, zh."""
    parts = tag.replace("_", "-").split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


@cache
def cldr(tag: str) -> Locale:
    """Return the CLDR locale nearest to a tag; a language that CLDR lacks gets the forms of en-001.

    The root writes dates as 2026-11-23 and lists with commas, which is at least not wrong.
    """
    for shorter in fallbacks(_CLDR_TAG.get(tag.lower(), tag)):
        try:
            return Locale.parse(shorter, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en-001", sep="-")


def direction(tag: str) -> str:
    """Return "rtl" where the tag's language is written from right to left, else "ltr"."""
    if not _SUBTAGS.fullmatch(tag):
        return "ltr"
    script = next((part for part in re.split("[-_]", tag)[1:] if len(part) == 4), None)
    if script is not None:
        return "rtl" if script.title() in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    if any(shorter.lower() in _RIGHT_TO_LEFT_LANGUAGES for shorter in fallbacks(tag)):
        return "rtl"
    return "rtl" if cldr(tag).text_direction == "rtl" else "ltr"


def language_name(tag: str, in_language: str) -> str:
    """Return the name of a tag's language in another language: ("fa", "fr") is "persan".

    A tag that CLDR has no name for is returned as it is.
    """
    names = cldr(in_language).languages
    for shorter in fallbacks(_CLDR_TAG.get(tag.lower(), tag)):
        if name := names.get(shorter.replace("-", "_")):
            return str(name)
    return tag
