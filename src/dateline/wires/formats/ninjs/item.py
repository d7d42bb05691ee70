"""The facts of one ninjs object (ninjs 1.6, 2.2 and 3.1, and the habits of newsroom systems)."""

from __future__ import annotations

from typing import Any, Final

from dateline.wires.agencies import Agency, agency_of, provider_of
from dateline.wires.formats.ninjs.concepts import concepts_of
from dateline.wires.formats.ninjs.content import associated, body_of, media_of
from dateline.wires.parsed import Draft, Link
from dateline.wires.reading.countries import first_country
from dateline.wires.reading.fields import one_line
from dateline.wires.reading.jsonfields import line_of, lines_of, objects, text_of, whole_number
from dateline.wires.reading.times import moment
from dateline.wires.signals import pubstatus_of, signal_of, signals_of

Object = dict[str, Any]
_TYPES: Final = frozenset(
    [
        "text",
        "audio",
        "video",
        "picture",
        "graphic",
        "composite",
        "planning",
        "component",
        "event",
        "animation",
    ]
)
_OTHER_TYPES: Final = {"image": "picture", "photo": "picture", "package": "composite"}
# Fields of one line, by all the names that they have had.
_LINES: Final = frozenset(
    [
        *("uri", "guid", "id", "version", "type", "language", "pubstatus", "pubStatus"),
        *("headline", "name", "title", "slugline", "slug", "ednote", "edNote", "editorialsignal"),
        *("byline", "by", "dateline", "provider", "source", "embargoed"),
        *("copyrightholder", "copyrightHolder", "copyrightnotice", "copyrightNotice"),
        *("usageterms", "usageTerms"),
        *("firstcreated", "firstCreated", "versioncreated", "versionCreated"),
    ]
)
# What an item is about: subjects and things.
_ABOUT: Final = (
    "subject",
    "subjects",
    "place",
    "places",
    "person",
    "people",
    "organisation",
    "organisations",
    "event",
    "events",
)


def item_of(one: Object) -> Draft:
    """Read one object."""
    line = lines_of(one, _LINES).get
    holder = line("copyrightholder") or line("copyrightHolder")
    name, agency = _provider(
        one, line("provider"), holder, line("source"), line("uri") or line("guid")
    )
    zone = agency.zone if agency else None
    pubstatus = pubstatus_of(line("pubstatus") or line("pubStatus"))
    headline = (
        line("headline")
        or _of_list(one, "headlines", "value", "headline")
        or line("name")
        or line("title")
    )
    slugline = line("slugline") or line("slug")
    ednote = line("ednote") or line("edNote") or _of_list(one, "edNotes", "value")
    embargoed = moment(line("embargoed"), zone=zone)
    keywords = _keywords(one)
    kind = line("type")
    return Draft(
        guid=line("uri") or line("guid") or line("id"),
        version=line("version"),
        provider=name,
        provider_code=agency.code if agency else None,
        type=_type(kind),
        language=line("language"),
        pubstatus=pubstatus,
        signals=signals_of(
            pubstatus=pubstatus,
            embargoed=embargoed is not None,
            stated=map(signal_of, (kind, line("editorialsignal"), *_stated(one))),
            markers=(headline, slugline, *keywords),
            note=_note(one, ednote),
        ),
        urgency=whole_number(one.get("urgency")),
        slugline=slugline,
        headline=headline,
        summary=text_of(one, "description_text", "description_html", "summary")
        or _of_list(one, "descriptions", "value"),
        byline=line("byline") or line("by") or _of_list(one, "bylines", "byline", "by"),
        dateline=line("dateline"),
        located=_located(one),
        country=_country(one),
        firstcreated=moment(line("firstcreated") or line("firstCreated"), zone=zone),
        versioncreated=moment(line("versioncreated") or line("versionCreated"), zone=zone),
        embargoed=embargoed,
        copyrightholder=holder
        or _of_object(one, "rightsinfo", "rightsInfo", "copyrightholder", "copyrightHolder"),
        copyrightnotice=line("copyrightnotice") or line("copyrightNotice"),
        usageterms=line("usageterms") or line("usageTerms"),
        ednote=ednote,
        keywords=keywords,
        genre=concepts_of(one, ("genre", "genres")),
        subjects=concepts_of(one, _ABOUT),
        links=_links(one),
        paragraphs=body_of(one),
        media=media_of(one),
    )


def _of_list(one: Object, name: str, *fields: str) -> str | None:
    """Return the main one of alternative texts, as ninjs 2 and 3 list them by role."""
    value = one.get(name)
    if not value:
        return None
    found = objects(value)
    main = next((x for x in found if "main" in str(x.get("role", "")).casefold()), None)
    return (
        text_of(main, *fields)
        if main
        else next(filter(None, (text_of(x, *fields) for x in found)), None)
    )


def _of_object(one: Object, first: str, second: str, *fields: str) -> str | None:
    value = one.get(first) or one.get(second)
    return text_of(value, *fields) if isinstance(value, dict) else None


def _provider(
    one: Object, provider: str | None, holder: str | None, source: str | None, guid: str | None
) -> tuple[str | None, Agency | None]:
    sources = one.get("infosources") or one.get("infoSources")
    listed = [text_of(x, "name", "literal", "uri") for x in objects(sources)] if sources else ()
    name, agency = provider_of(provider, holder, source, *listed)
    if agency is None and guid:
        agency = agency_of(guid)
    return (agency.name, agency) if agency else (name, None)


def _type(named: str | None) -> str:
    if not named:
        return "text"
    named = named.casefold()
    return named if named in _TYPES else _OTHER_TYPES.get(named, "text")


def _stated(one: Object) -> list[str | None]:
    signals = one.get("signal") or one.get("signals")
    if not signals:
        return []
    listed = [text_of(x, "code", "name", "uri") for x in objects(signals)]
    if isinstance(signals, list):
        listed += [x for x in signals if isinstance(x, str)]
    return listed


def _note(one: Object, ednote: str | None) -> str | None:
    """The note to editors, and what newsroom systems add to it on an update."""
    extra = one.get("extra")
    update = text_of(extra, "update") if isinstance(extra, dict) else None
    return f"{ednote}\n{update}" if ednote and update else ednote or update


def _keywords(one: Object) -> tuple[str, ...]:
    value = one.get("keywords") or one.get("keyword")
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list):
        return ()
    found = (one_line(x) if isinstance(x, str) else None for x in value)
    return tuple(dict.fromkeys(filter(None, found)))


def _located(one: Object) -> str | None:
    value = one.get("located")
    if isinstance(value, dict):
        return text_of(value, "city", "name", "place")
    return line_of(value) or None


def _country(one: Object) -> str | None:
    """The country of the place, which newsroom systems give as an object."""
    value = one.get("located")
    if not isinstance(value, dict):
        return None
    return first_country(
        text_of(value, "country_code", "countryCode", "countrycode"), text_of(value, "country")
    )


def _links(one: Object) -> tuple[Link, ...]:
    found = []
    for name in ("replacing", "evolvedfrom", "rewrite_of"):
        value = one.get(name)
        if value:
            earlier = value if isinstance(value, list) else [value]
            found += [Link(name, x) for x in map(_line, earlier) if x]
    links = one.get("links")
    for x in objects(links) if links else ():
        target = text_of(x, "href", "uri", "guid")
        found += [Link(text_of(x, "rel"), target, text_of(x, "title", "name"))] if target else []
    return (*found, *associated(one["associations"])) if one.get("associations") else tuple(found)


def _line(value: Any) -> str | None:
    return one_line(value) if isinstance(value, str) else None
