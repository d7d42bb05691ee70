"""The facts of one ninjs object (ninjs 1.6, 2.2 and 3.1, and the habits of newsroom systems)."""

from __future__ import annotations

from typing import Any, Final

from dateline.wires.agencies import Agency, provider_of
from dateline.wires.formats.ninjs.content import associated, body_of, media_of
from dateline.wires.parsed import Draft, Link, Subject
from dateline.wires.reading.countries import first_country
from dateline.wires.reading.fields import one_line
from dateline.wires.reading.jsonfields import objects, text_of, whole_number
from dateline.wires.reading.subjects import scheme_and_code, subject_of
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
_SUBJECTS: Final = ("subject", "subjects")
_THINGS: Final = (
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
    name, agency = _provider(one)
    zone = agency.zone if agency else None
    pubstatus = pubstatus_of(text_of(one, "pubstatus", "pubStatus"))
    headline = (
        text_of(one, "headline")
        or _of_list(one, "headlines", "value", "headline")
        or text_of(one, "name", "title")
    )
    slugline = text_of(one, "slugline", "slug")
    ednote = text_of(one, "ednote", "edNote") or _of_list(one, "edNotes", "value")
    embargoed = moment(text_of(one, "embargoed"), zone=zone)
    keywords = _keywords(one)
    return Draft(
        guid=text_of(one, "uri", "guid") or text_of(one, "id"),
        version=text_of(one, "version"),
        provider=name,
        provider_code=agency.code if agency else None,
        type=_type(one),
        language=text_of(one, "language"),
        pubstatus=pubstatus,
        signals=signals_of(
            pubstatus=pubstatus,
            embargoed=embargoed is not None,
            stated=[signal_of(code) for code in _stated(one)],
            markers=(headline, slugline, *keywords),
            note="\n".join(filter(None, (ednote, _update(one)))),
        ),
        urgency=whole_number(one.get("urgency")),
        slugline=slugline,
        headline=headline,
        summary=text_of(one, "description_text", "description_html", "summary")
        or _of_list(one, "descriptions", "value"),
        byline=text_of(one, "byline", "by") or _of_list(one, "bylines", "byline", "by"),
        dateline=text_of(one, "dateline"),
        located=_located(one),
        country=_country(one),
        firstcreated=moment(text_of(one, "firstcreated", "firstCreated"), zone=zone),
        versioncreated=moment(text_of(one, "versioncreated", "versionCreated"), zone=zone),
        embargoed=embargoed,
        copyrightholder=text_of(one, "copyrightholder", "copyrightHolder")
        or _of_object(one, "rightsinfo", "rightsInfo", "copyrightholder", "copyrightHolder"),
        copyrightnotice=text_of(one, "copyrightnotice", "copyrightNotice"),
        usageterms=text_of(one, "usageterms", "usageTerms"),
        ednote=ednote,
        keywords=keywords,
        genre=_concepts(one, ("genre", "genres")),
        subjects=_concepts(one, _SUBJECTS) + _concepts(one, _THINGS),
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


def _provider(one: Object) -> tuple[str | None, Agency | None]:
    sources = one.get("infosources") or one.get("infoSources")
    listed = [text_of(x, "name", "literal", "uri") for x in objects(sources)] if sources else []
    names = (
        text_of(one, "provider"),
        text_of(one, "copyrightholder", "copyrightHolder"),
        text_of(one, "source"),
        *listed,
    )
    found = provider_of(*names, text_of(one, "uri", "guid"))
    return found if found[1] else provider_of(*names)


def _type(one: Object) -> str:
    named = (text_of(one, "type") or "text").casefold()
    return {"image": "picture", "photo": "picture", "package": "composite"}.get(
        named, named if named in _TYPES else "text"
    )


def _stated(one: Object) -> list[str | None]:
    signals = one.get("signal") or one.get("signals")
    listed = [text_of(x, "code", "name", "uri") for x in objects(signals)] if signals else []
    if isinstance(signals, list):
        listed += [x for x in signals if isinstance(x, str)]
    return [text_of(one, "type"), text_of(one, "editorialsignal"), *listed]


def _update(one: Object) -> str | None:
    extra = one.get("extra")
    return text_of(extra, "update") if isinstance(extra, dict) else None


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
    return text_of(one, "located") or None


def _country(one: Object) -> str | None:
    """The country of the place, which newsroom systems give as an object."""
    value = one.get("located")
    if not isinstance(value, dict):
        return None
    return first_country(
        text_of(value, "country_code", "countryCode", "countrycode"), text_of(value, "country")
    )


def _concepts(one: Object, names: tuple[str, ...]) -> tuple[Subject, ...]:
    found: dict[Subject, None] = {}
    for field in names:
        value = one.get(field)
        if not value:
            continue
        for x in objects(value):
            coded = text_of(x, "code", "uri", "qcode", "literal")
            scheme, code = scheme_and_code(coded, text_of(x, "scheme")) if coded else (None, None)
            name = text_of(x, "name")
            if code or name:
                found[subject_of(scheme, code, name)] = None
    return tuple(found)


def _links(one: Object) -> tuple[Link, ...]:
    found = []
    for name in ("replacing", "evolvedfrom", "rewrite_of"):
        value = one.get(name)
        earlier = value if isinstance(value, list) else [value]
        found += [Link(name, x) for x in map(_line, earlier) if x]
    for x in objects(one.get("links")) if one.get("links") else []:
        target = text_of(x, "href", "uri", "guid")
        found += [Link(text_of(x, "rel"), target, text_of(x, "title", "name"))] if target else []
    return (*found, *associated(one["associations"])) if one.get("associations") else tuple(found)


def _line(value: Any) -> str | None:
    return one_line(value) if isinstance(value, str) else None
