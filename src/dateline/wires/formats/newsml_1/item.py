"""The facts of one story of NewsML 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.wires.agencies import Agency, provider_of
from dateline.wires.formats.newsml_1.components import Unit, language_in
from dateline.wires.formats.newsml_1.content import Content, content_of
from dateline.wires.formats.newsml_1.management import (
    Group,
    code_of,
    embargo_of,
    guid_of,
    links_of,
    provider_id_of,
    pubstatus_of,
    stated_of,
    time_of,
    version_of,
    words_of,
)
from dateline.wires.formats.newsml_1.topics import Names, genres_of, keywords_of, subjects_of
from dateline.wires.parsed import Draft
from dateline.wires.reading.countries import first_country
from dateline.wires.reading.datelines import stated_dateline
from dateline.wires.reading.fields import one_line
from dateline.wires.reading.jsonfields import whole_number
from dateline.wires.reading.xml import attribute, child, spaced, words
from dateline.wires.signals import signal_of, signals_of

# Lines and properties that speak to the desk, not to readers.
_NOTE_LINES: Final = frozenset(
    {"advisoryline", "productline", "editorialnote", "editorsnote", "note", "instruction"}
)
_NOTE_PROPERTIES: Final = ("editorialinfo", "editorialnote", "specialinstructions", "ednote")
_EMPTY: Final = frozenset({"no headline !", "no headline", "-"})
_MEDIA_TYPES: Final = {"photo": "picture", "image": "picture"}


def item_of(unit: Unit, *, sender: str | None, sent: str | None, names: Names) -> Draft:
    """Read a story.

    Args:
        unit: the story with all that stands around it.
        sender: who sent the file, as its envelope says.
        sent: when, as its envelope says.
        names: names of codes.
    """
    management, named = unit.item.management, unit.item.identifier
    name, agency = _provider(unit, provider_id_of(named), sender)
    zone = agency.zone if agency else None
    content = content_of(unit)
    headline = _headline(unit) or content.headline
    slugline = unit.line("slugline") or words_of(unit.item.identification, "namelabel")
    pubstatus, embargoed = pubstatus_of(management), embargo_of(management, zone)
    keywords, ednote = keywords_of(unit), _note(unit, management)
    revised = time_of(code_of(management, "thisrevisioncreated") or sent, zone)
    return Draft(
        guid=guid_of(unit, named),
        version=version_of(named),
        provider=name,
        provider_code=agency.code if agency else None,
        type=_type(unit, content),
        language=_language(unit),
        pubstatus=pubstatus,
        signals=signals_of(
            pubstatus=pubstatus,
            embargoed=embargoed is not None,
            stated=(*stated_of(management), signal_of(unit.property("version"))),
            markers=(headline, slugline, *keywords),
            note=ednote,
        ),
        urgency=_urgency(unit, management),
        slugline=slugline,
        headline=headline,
        summary=unit.line("subheadline") or content.summary,
        byline=_byline(unit) or content.byline,
        dateline=stated_dateline(unit.line("dateline")) or stated_dateline(content.dateline),
        located=_place(unit, "city") or unit.property("city") or content.city,
        country=first_country(_place(unit, "country"), unit.property("country")),
        firstcreated=time_of(code_of(management, "firstcreated"), zone),
        versioncreated=revised,
        embargoed=embargoed,
        copyrightholder=_right(unit, "copyright", "copyrightholder"),
        copyrightnotice=unit.line("copyrightline"),
        usageterms=unit.line("rightsline") or _right(unit, "usagerights"),
        ednote=ednote,
        keywords=keywords,
        genre=genres_of(unit),
        subjects=subjects_of(unit, names),
        links=tuple(links_of(unit, management)),
        paragraphs=content.paragraphs,
        media=content.media,
    )


def _provider(
    unit: Unit, provider_id: str | None, sender: str | None
) -> tuple[str | None, Agency | None]:
    """The provider that is stated, then what else names one, in the order in which it tells."""
    providers, sources = (
        [attribute(child(one, "party"), "FormalName") for one in unit.administrative(part)]
        for part in ("provider", "source")
    )
    first = providers[0] if providers else None
    others = (*providers[1:], *sources)
    return provider_of(first, provider_id, sender, *others, unit.line("creditline"))


def _headline(unit: Unit) -> str | None:
    found = one_line(unit.line("headline"))
    return None if found and found.casefold() in _EMPTY else found


def _type(unit: Unit, content: Content) -> str:
    """The role where it names a medium; else text where there is text, else the first medium."""
    role = unit.component.role
    role = _MEDIA_TYPES.get(role, role)
    if role in {"picture", "video", "audio", "graphic"}:
        return role
    if content.paragraphs or not content.media:
        return "text"
    kind = content.media[0].type
    return "text" if kind == "document" else kind


def _language(unit: Unit) -> str | None:
    for one in unit.descriptive("language"):
        named = attribute(one, "FormalName")
        if named:
            return named
    for component in reversed(unit.chain):
        named = language_in(component.element)
        if named:
            return named
    return language_in(unit.item.element)


def _urgency(unit: Unit, management: Group) -> int | None:
    return (
        whole_number(code_of(management, "urgency"))
        or whole_number(code_of(management, "priority"))
        or whole_number(unit.property("urgency"))
        or whole_number(unit.property("priority"))
        or None
    )


def _byline(unit: Unit) -> str | None:
    name, title = unit.line("byline"), unit.line("bylinetitle")
    return f"{name}, {title}" if name and title else name or title


def _place(unit: Unit, part: str) -> str | None:
    """A part of the location that a story comes from, else of any: its city or country."""
    places = list(unit.descriptive("location"))
    if len(places) > 1:
        places.sort(key=lambda one: (one.get("HowPresent") or "").casefold() != "origin")
    for place in places:
        for one in place:
            if (one.get("FormalName") or "").casefold() == part and attribute(one, "Value"):
                return attribute(one, "Value")
    return None


def _right(unit: Unit, *path: str) -> str | None:
    for one in reversed(unit.chain):
        for rights in one.parts.get("rightsmetadata", ()):
            found = child(rights, *path)
            if found is not None:
                return spaced(found) or attribute(child(found, "party"), "FormalName")
    return None


def _note(unit: Unit, management: Group) -> str | None:
    """Notes to the desk, one a line: lines and properties made for them, and instructions."""
    return "\n".join(dict.fromkeys(filter(None, _notes(unit, management)))) or None


def _notes(unit: Unit, management: Group) -> Iterator[str | None]:
    for line in unit.all_lines("newsline"):
        kind = (attribute(child(line, "newslinetype"), "FormalName") or "").casefold()
        text = words(child(line, "newslinetext")) if not kind or kind in _NOTE_LINES else None
        # A line without a type is not for readers, who would see it without knowing what it is.
        yield text
    yield from map(unit.property, _NOTE_PROPERTIES)
    yield from map(words, management.get("instruction", ()))
    yield from map(words, unit.component.parts.get("comment", ()))
