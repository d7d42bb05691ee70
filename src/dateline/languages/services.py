"""The language services that Dateline comes with, as data (`data/services.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.languages.errors import BadLanguageData

_FILE = "data/services.toml"


@dataclass(frozen=True, kw_only=True)
class ServiceFacts:
    """A service as it stands in the data file; the names are those of the `Service` row."""

    code: str
    language_tag: str
    cldr_locale: str
    list_locale: str
    name: str
    english_name: str
    direction: str = "ltr"
    script: str = "Latn"
    calendar: str = "gregory"
    numerals: str = "latn"
    time_zone: str = "UTC"
    site_title: str = "Dateline News"
    house_byline: str = "Dateline News"
    about: str = ""
    contact: str = ""
    position: int = 0
    active: bool = False


@cache
def known_services() -> Mapping[str, ServiceFacts]:
    """Return the services of the data file by code, in its order.

    Raises:
        BadLanguageData: an entry lacks a field or has one that a service does not have.
    """
    rows = tomllib.loads(files("dateline.languages").joinpath(_FILE).read_text("utf-8"))
    return {code: _facts(code, row, place) for place, (code, row) in enumerate(rows.items())}


def _facts(code: str, row: Mapping[str, Any], position: int) -> ServiceFacts:
    tag = row.get("language_tag", code)
    locales = {"language_tag": tag, "cldr_locale": tag, "list_locale": row.get("cldr_locale", tag)}
    try:
        return ServiceFacts(**{"code": code, "position": position, **locales, **row})
    except TypeError as error:
        raise BadLanguageData(_FILE, f"[{code}]", str(error)) from None
