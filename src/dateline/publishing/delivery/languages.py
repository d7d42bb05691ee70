"""Which front a reader who asks for `/` is sent to, by `Accept-Language` (RFC 9110, 12.5.4).

One table for every server: the embedded one tries the patterns here, nginx has them in a map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel.core import get_global

from .names import INDEX

# Browsers name what their reader prefers first; who reads none of three is shown all services.
_PLACES: Final = (r"^\s*", r"^[^,]*,\s*", r"^[^,]*,[^,]*,\s*")
_END: Final = r"(?=[-_;,\s]|$)"
# How browsers name what services have another code for.
_OTHER_NAMES: Final = {"prs": "fa-af", "om": "om-latn"}
_CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# A reader who goes to `/` from one of our pages wants to see all services.
FROM_HERE: Final = "same-origin"
CHOICE_CACHING: Final = "private, max-age=60"
CHOICE_VARY: Final = "Accept-Encoding, Accept-Language, Sec-Fetch-Site"


@lru_cache(maxsize=8)
def patterns(codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return patterns of the header, each with the service that it chooses; the first fits.

    Case does not count. The regular expressions are such as Python and PCRE read alike.

    Args:
        codes: of the services that have a front.
    """
    tags = sorted(_tags(codes), key=lambda pair: -pair[0].count("-"))
    return tuple(
        (f"{place}{re.escape(tag)}{_END}", code) for place in _PLACES for tag, code in tags
    )


def _tags(codes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield language tags in lower case, each with its service."""
    languages: dict[str, list[str]] = {}
    for code in codes:
        languages.setdefault(code.split("-")[0], []).append(code)
        yield code.lower(), code
        if code in _OTHER_NAMES:
            yield _OTHER_NAMES[code], code
    for language, same in languages.items():
        if language not in same:
            yield language, _usual(language, same)
        for region, script in _scripts_by_region(language):
            in_script = [code for code in same if code.split("-")[1:2] == [script]]
            if in_script:
                yield f"{language}-{region}", in_script[0]


def _usual(language: str, codes: Sequence[str]) -> str:
    """Return the service in the script in which a language is usually written, else the first."""
    script = f"{get_global('likely_subtags').get(language, '')}__".split("_")[1]
    return next((code for code in codes if code.split("-")[1:2] == [script]), codes[0])


def _scripts_by_region(language: str) -> Iterator[tuple[str, str]]:
    """Yield the regions where a language is written in a script that is not its usual one."""
    for tag, likely in get_global("likely_subtags").items():
        parts = tag.split("_")
        if parts[0] == language and len(parts) == 2 and len(parts[1]) == 2:
            yield parts[1].lower(), likely.split("_")[1]


@lru_cache(maxsize=8)
def _compiled(codes: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(text, re.IGNORECASE), code) for text, code in patterns(codes))


@lru_cache(maxsize=4096)
def choice(header: str, codes: tuple[str, ...]) -> str:
    """Return the service for a reader who sends this header; empty where none fits."""
    return next((code for pattern, code in _compiled(codes) if pattern.search(header)), "")


def fronts(site: Path) -> tuple[str, ...]:
    """Return the codes of the services that have a front in a folder of pages."""
    try:
        found = sorted(folder.name for folder in site.iterdir() if _CODE.fullmatch(folder.name))
    except OSError:
        return ()
    return tuple(code for code in found if (site / code / INDEX).is_file())
