"""The credit sentence that names the agencies a report rests on, in a service's language."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from dateline.languages.agencies import agency_name, credited_form
from dateline.languages.conventions import Conventions
from dateline.languages.lists import join_list
from dateline.languages.tags import fallbacks

_BY_COUNT: Final = {1: "one", 2: "two"}
_VOWELS: Final = frozenset("AEIOU")
_NOTHING_KNOWN: Final[Mapping[str, str]] = {"other": "{names}"}


def credit_line(
    agency_codes: Sequence[str],
    service: Conventions,
    *,
    fallback: Mapping[str, str] | None = None,
) -> str:
    """Return the sentence that credits the agencies, each once, in the order given.

    Args:
        agency_codes: codes as in `data/agencies.toml`, "ap", "reuters"; none give "".
        service: its language, and its list grammar.
        fallback: names of agencies that are not in the data, by code.

    A language without a sentence in `data/credit.toml` gets the bare list of names.
    """
    codes = list(dict.fromkeys(code.lower() for code in agency_codes))
    if not codes:
        return ""
    given = {code.lower(): name for code, name in (fallback or {}).items()}
    tag = service.language_tag
    phrases = _phrases(tag)
    parts = [
        credited_form(code, tag) or _item(agency_name(code, tag, given.get(code)), phrases)
        for code in codes
    ]
    sentence = phrases.get(_BY_COUNT.get(len(codes), "other")) or phrases["other"]
    return sentence.format(names=join_list(parts, service))


def agency_byline(code: str, service: Conventions, fallback: str | None = None) -> str:
    """Return the byline of a text that is wholly one agency's: "Reuters", "وكالة رويترز"."""
    name = agency_name(code, service.language_tag, fallback)
    return _phrases(service.language_tag).get("byline", "{name}").format(name=name)


def _item(name: str, phrases: Mapping[str, str]) -> str:
    pattern = phrases.get("item", "{name}")
    first = unicodedata.normalize("NFD", name[:1])[:1].upper()
    if first in _VOWELS:
        pattern = phrases.get("item_before_vowel", pattern)
    return pattern.format(name=name)


def _phrases(tag: str) -> Mapping[str, str]:
    known = _languages()
    return next((known[name] for name in fallbacks(tag) if name in known), _NOTHING_KNOWN)


@cache
def _languages() -> Mapping[str, Mapping[str, str]]:
    data = files("dateline.languages").joinpath("data/credit.toml")
    return tomllib.loads(data.read_text("utf-8"))


def credited_languages() -> frozenset[str]:
    """Return the tags of the languages that have a credit sentence."""
    return frozenset(_languages())
