"""What an advisory says of which other item.

An advisory names an item by a link, by its guid, slug or number, or by its headline; in ninjs also
by carrying it with it, as an association. Only what
follows a word for it is taken for a name (`slug HARBOUR-STORM`, `BC-US--Harbor Storm, V1234`),
and nothing comes of a name that no item has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from dateline.wires.signals.embargoes import embargo_said, lifts_embargo
from dateline.wires.signals.names import number_key, slug_key

if TYPE_CHECKING:
    from dateline.wires.models import ItemVersion


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an item: `kind` is guid, slug, number or headline.

    It is not `sure` where the sending may speak of itself: a person must say who is meant.
    """

    kind: str
    value: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Naming:
    """What is said, and the names of the item, or items, of which it is said."""

    says: str
    names: tuple[Name, ...]
    until: datetime | None = None


# Relations by which a sending says of another item what it says of itself.
_REPLACING: Final = frozenset(
    (
        "supersedes",
        "replaces",
        "replacing",
        "corrects",
        "correctionof",
        "previousversion",
        "updatedfrom",
        "rewrite_of",
        "kills",
        "cancels",
        "withdraws",
        "retracts",
        "refersto",
        "advises",
        "withholds",
    )
)
_SAYING: Final = ("kill", "withhold", "correction")
_ASKED: Final = frozenset({*_SAYING, "embargo", "advisory"})
_GUID: Final = re.compile(r"(?:urn:newsml:|tag:)[^\s<>\"“”'«»,;()]{6,300}")
_SLUG: Final = re.compile(
    r"\b(?i:slug(?:ged|line|lined)?)\s*(?:is|was|:|=)?\s*[\"“'«]?"
    r"([^\W_][\w./&'’-]{2,80}(?: [A-Z][\w./&'’-]*){0,5})"
)
_CYCLED: Final = re.compile(
    r"\b((?:BC|AM|PM|AP)-+[\w./&'’-]+(?: (?!(?:and|or|of|the|from|was|is|has|moved|sent|which|that)"
    r"\b)[\w./&'’-]+){0,6})"
)
_NUMBER: Final = re.compile(r"(?<![\w-])([A-Za-z]{1,4}-?\d{3,5})(?![\w-])")
_HEADLINE: Final = re.compile(
    r"\b(?:headlined|headline(?: is| was| reads)?:?|titled|with the headline|entitled)\s*"
    r"[\"“«']([^\"”»]{8,300})[\"”»']",
    re.IGNORECASE,
)
_SPELT: Final = re.compile(
    r"\b(?:headlined|titled|entitled)\s+([A-Z][^\"“”\n]{8,200}?)"
    r"(?=,|\.(?:\s|$)| (?:moved|sent|which|that|has|was|is|must|should|transmitted)\b)"
)
_KILLS: Final = re.compile(
    r"\bkill(?:ed|s)?\b|\bwithdraw(?:n|s|ing)?\b|\bwithdrew\b|\bretract(?:ed|s|ing|ion)?\b"
    r"|\bdisregard\b|\beliminate\b|\bannul(?:er|é|ée|ez)\b|\banulad[ao]\b|\bzurückgezogen\b"
    r"|\bdo not use\b"
)
_WITHHOLDS: Final = re.compile(r"\bwithh[eo]ld\b|\bhold (?:off )?(?:use|publication)\b")
_CORRECTS: Final = re.compile(r"\bcorrect(?:s|ed|ion|ions|ive)?\b|\bberichtig|\brectifi|\bcorrige")
_TEXTS: Final = 8
_LONGEST: Final = 4000


def namings_of(version: ItemVersion, *, zone: str | None = None) -> list[Naming]:
    """Return what a version says of other items; most versions say nothing.

    Args:
        zone: the agency's own, for the end of an embargo that names none.
    """
    signals = set(version.signals) & _ASKED
    if version.pubstatus == "canceled":
        signals.add("kill")
    if not signals and not _may_release(version):
        return []
    return [*_linked(version, signals), *_told(version, signals, zone)]


def _may_release(version: ItemVersion) -> bool:
    return bool(version.ednote) and lifts_embargo(version.ednote)


def _linked(version: ItemVersion, signals: set[str]) -> Iterator[Naming]:
    says = next((one for one in _SAYING if one in signals), None)
    if says is None:
        return
    for link in version.links:
        scheme, _, named = (link["rel"] or "").rpartition(":")
        rel = named.rpartition("/")[2].casefold()
        if rel in _REPLACING or rel == says:
            yield Naming(says, (Name("guid", link["href"]),))
        elif scheme == "association" and "advisory" in signals:
            # What an advisory brings along may be what it speaks of, or what is to take its place.
            yield Naming(says, (Name("guid", link["href"], sure=False),))


def _told(version: ItemVersion, signals: set[str], zone: str | None) -> Iterator[Naming]:
    # What is canceled by its own status speaks of itself when it says its own slug.
    own = {slug_key(version.slugline)} if version.pubstatus == "canceled" else set()
    for text in _sentences(version, signals):
        names = tuple(one for one in _names(text) if one.value not in own)
        says = _says(text, signals) if names else None
        if says is None:
            continue
        until = None
        if says == "embargo":
            sent = version.versioncreated or version.received
            until = embargo_said(text, reference=sent, zone=zone)
        if says in ("kill", "withhold") and "advisory" not in signals:
            names = tuple(_doubted(one, slug_key(version.slugline)) for one in names)
        yield Naming(says, names, until)


def _doubted(name: Name, own: str) -> Name:
    """A note with the slug of its own story may be of this sending, or of another of the slug."""
    return Name(name.kind, name.value, sure=(name.kind, name.value) != ("slug", own))


def _sentences(version: ItemVersion, signals: set[str]) -> Iterator[str]:
    """Yield the headline, the note, and of an advisory or a kill the first paragraphs.

    Those of a corrected or embargoed story are the story, and speak of something else.
    """
    yield from filter(None, (version.headline, version.ednote))
    if not signals & {"kill", "withhold", "advisory"}:
        return
    for paragraph in version.paragraphs[:_TEXTS]:
        text = "".join(run["text"] for run in paragraph["runs"])
        yield text[:_LONGEST]


def _says(text: str, signals: set[str]) -> str | None:
    """Return what a text says of the items that it names: its own words, else the sending's."""
    lowered = text.casefold()
    if lifts_embargo(lowered):
        return "release"
    for says, pattern in (("kill", _KILLS), ("withhold", _WITHHOLDS)):
        if says in signals | _advised(signals) and pattern.search(lowered):
            return says
    if "embargo" in signals | _advised(signals) and "embargo" in lowered:
        return "embargo"
    if signals & {"correction", "advisory"} and _CORRECTS.search(lowered):
        return "correction"
    return next((one for one in ("kill", "withhold") if one in signals), None)


def _advised(signals: set[str]) -> set[str]:
    return {"kill", "withhold", "embargo"} if "advisory" in signals else set()


def _names(text: str) -> Iterator[Name]:
    for found in _GUID.finditer(text):
        yield Name("guid", found[0].rstrip(".:"))
    slugs = [slug_key(found[1]) for pattern in (_SLUG, _CYCLED) for found in pattern.finditer(text)]
    yield from (Name("slug", one) for one in dict.fromkeys(slugs) if one)
    numbers = (number_key(found[1]) for found in _NUMBER.finditer(text))
    yield from (Name("number", one) for one in dict.fromkeys(numbers) if one)
    for pattern in (_HEADLINE, _SPELT):
        for found in pattern.finditer(text):
            yield Name("headline", " ".join(found[1].casefold().split()).rstrip(".,"))
