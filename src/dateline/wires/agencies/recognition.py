"""Which agency a file is from, by what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from dateline.wires.agencies.profiles import AGENCIES, Agency

_BY_NAME: Final = {
    name: one
    for one in AGENCIES
    for name in (one.name.casefold(), one.code, *one.names, *one.hosts)
}
_BY_HOST: Final = {host: one for one in AGENCIES for host in one.hosts}
_HOST: Final = re.compile(r"(?<![\w-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])")
_TAG: Final = re.compile(r"(?:tag|urn:newsml|urn):([\w-]+)[,:]", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"^(?:the|agence de presse) ", re.IGNORECASE)


@lru_cache(maxsize=4096)
def agency_of(mention: str | None) -> Agency | None:
    """Return the agency that a guid, sender, name or qcode speaks of, if it is a known one."""
    if not mention:
        return None
    lowered = " ".join(mention[:300].casefold().split())
    plain = _ARTICLE.sub("", lowered)
    found = _BY_NAME.get(plain) or _BY_NAME.get(plain.rpartition(":")[2])
    if found:
        return found
    tagged = _TAG.match(lowered)
    if tagged and tagged[1] in _BY_NAME:
        return _BY_NAME[tagged[1]]
    return _by_host(lowered)


def _by_host(text: str) -> Agency | None:
    for host in _HOST.findall(text):
        labels = host.split(".")
        for start in range(len(labels) - 1):
            known = _BY_HOST.get(".".join(labels[start:]))
            if known:
                return known
    return None


def provider_of(*mentions: str | None) -> tuple[str | None, Agency | None]:
    """Return the provider's name and its agency: the first known one, else the first mention.

    Mentions are given most telling first. A guid never serves as a name, so put names behind it.
    """
    for mention in mentions:
        known = agency_of(mention)
        if known:
            return known.name, known
    return next((one for one in mentions if one and not _is_address(one)), None), None


def _is_address(mention: str) -> bool:
    return ":" in mention or "/" in mention


def agency_by_meta(names: Iterable[str]) -> Agency | None:
    """Return the agency whose system alone writes NITF metas with such names."""
    prefixes = [(prefix, one) for one in AGENCIES for prefix in one.metas]
    for name in names:
        for prefix, one in prefixes:
            if name.startswith(prefix):
                return one
    return None
