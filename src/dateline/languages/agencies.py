"""Names of news agencies in the languages of the services (`data/agencies.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from dateline.languages.errors import BadLanguageData
from dateline.languages.tags import fallbacks

_FILE: Final = "data/agencies.toml"
_ANY_LANGUAGE: Final = "und"
# Dari writes the names of agencies as Persian does.
_RELATED: Final = {"prs": "fa"}


@dataclass(frozen=True)
class Agency:
    """An agency's names by language tag, and its forms within credit sentences."""

    names: Mapping[str, str]
    credit: Mapping[str, str]


@cache
def agencies() -> Mapping[str, Agency]:
    """Return the agencies of the data file by code.

    Raises:
        BadLanguageData: an agency has no name for languages in general.
    """
    rows = tomllib.loads(files("dateline.languages").joinpath(_FILE).read_text("utf-8"))
    found = {}
    for code, row in rows.items():
        if _ANY_LANGUAGE not in row:
            raise BadLanguageData(_FILE, f"[{code}]", 'add its own name: und = "…"')
        credit = row.pop("credit", {})
        found[code] = Agency(names=row, credit=credit)
    return found


def agency_name(code: str, language: str, fallback: str | None = None) -> str:
    """Return an agency's name in a language.

    An agency not in the data is called by the fallback, else by its code in capitals.
    """
    agency = agencies().get(code.lower())
    if agency is None:
        return fallback or code.upper()
    return in_language(agency.names, language) or agency.names[_ANY_LANGUAGE]


def credited_form(code: str, language: str) -> str | None:
    """Return the form that a language's credit sentence needs, where the data gives one."""
    agency = agencies().get(code.lower())
    return in_language(agency.credit, language) if agency else None


def in_language(texts: Mapping[str, str], language: str) -> str | None:
    """Return the text of the tag, its shorter forms or a language that writes alike."""
    tags = fallbacks(language)
    return next((texts[tag] for tag in [*tags, _RELATED.get(tags[-1], "")] if tag in texts), None)
