"""Lists in a language's grammar: "A, B and C"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from babel.lists import format_list

from dateline.languages.conventions import Conventions
from dateline.languages.tags import cldr, fallbacks


class Links(NamedTuple):
    """What stands between the parts of a list."""

    middle: str
    last: str


# News in these languages is punctuated otherwise than CLDR's patterns do it: Persian sets no
# comma before "and", Burmese uses its own comma, Pashto and Urdu the Arabic one throughout.
_HOUSE: Final = {
    "fa": Links("، ", " و "),
    "prs": Links("، ", " و "),
    "ps": Links("، ", " او "),
    "ur": Links("، ", " اور "),
    "my": Links("၊ ", " နှင့် "),
    "ne": Links(", ", " र "),
}


def join_list(parts: Sequence[str], service: Conventions) -> str:
    """Join parts by the list grammar of the service's `list_locale`; no parts give ""."""
    for tag in fallbacks(service.list_locale):
        if links := _HOUSE.get(tag):
            return _linked(parts, links)
    return format_list(parts, locale=cldr(service.list_locale))


def _linked(parts: Sequence[str], links: Links) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return links.middle.join(parts[:-1]) + links.last + parts[-1]
