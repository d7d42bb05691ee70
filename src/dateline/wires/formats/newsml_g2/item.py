"""The facts of one NewsML-G2 item (NewsML-G2 2.35, Item Metadata and Content Metadata)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.agencies import Agency, agency_of, provider_of
from dateline.wires.formats.newsml_g2.concepts import (
    code_of,
    concepts,
    country_of,
    language_of,
    name_of,
    note_of,
    rights_of,
    spoken,
)
from dateline.wires.formats.newsml_g2.content import Content, content_of, linked_media
from dateline.wires.formats.newsml_g2.links import links_of
from dateline.wires.parsed import Draft, Link, Signal
from dateline.wires.reading.datelines import stated_dateline
from dateline.wires.reading.jsonfields import whole_number
from dateline.wires.reading.times import moment
from dateline.wires.reading.xml import attribute, child, grouped, local, words
from dateline.wires.signals import pubstatus_of, signal_of, signals_of

Group = dict[str, list[Element]]
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_CLASSES: Final = {
    "photo": "picture",
    "image": "picture",
    "text": "text",
    "package": "composite",
    "newscoverage": "planning",
}


def item_of(item: Element, *, sender: str | None) -> Draft:
    """Read an item. `sender` is what the message around it names as its sender."""
    parts = grouped(item)
    meta = grouped(_first(parts, "itemmeta"))
    about = grouped(_first(parts, "contentmeta"))
    located = _first(about, "located")
    guid = attribute(item, "guid")
    name, agency = _provider(guid, sender, meta, about, parts)
    language = language_of(about) or item.get(_XML_LANG) or item.get("lang")
    kind = _type(item, meta)
    content = content_of(item, parts, about, language, kind)
    content.media += linked_media(meta)
    ednote = note_of([*meta.get("ednote", []), *about.get("ednote", [])])
    headline = _headline(about, language) or content.headline or _title(meta)
    headline = agency.headline(headline) if agency else headline
    slugline = _text(about, "slugline")
    embargoed = _moment(meta, "embargoed", agency)
    pubstatus = pubstatus_of(code_of(_first(meta, "pubstatus")))
    keywords = tuple(filter(None, map(words, about.get("keyword", ()))))
    return Draft(
        guid=guid,
        version=attribute(item, "version"),
        provider=name,
        provider_code=agency.code if agency else None,
        type=kind,
        language=str(language) if language else None,
        pubstatus=pubstatus,
        signals=signals_of(
            pubstatus=pubstatus,
            embargoed=embargoed is not None,
            stated=_stated(meta, agency),
            markers=(headline, slugline, *keywords),
            note=ednote,
        ),
        urgency=whole_number(_text(about, "urgency")),
        slugline=slugline,
        headline=headline,
        summary=_described(about, language) or content.summary,
        byline=_byline(about) or content.byline,
        dateline=_dateline(about, content),
        located=name_of(located),
        country=country_of(located),
        firstcreated=_moment(meta, "firstcreated", agency),
        versioncreated=_moment(meta, "versioncreated", agency),
        embargoed=embargoed,
        **rights_of(parts, language),
        ednote=ednote,
        keywords=keywords,
        genre=concepts(about.get("genre", [])),
        subjects=concepts(about.get("subject", [])),
        links=links_of(parts, meta) + _replaced(guid, about, agency),
        paragraphs=content.paragraphs,
        media=content.media,
    )


def _first(group: Group, name: str) -> Element | None:
    found = group.get(name)
    return found[0] if found else None


def _text(group: Group, name: str) -> str | None:
    for one in group.get(name, ()):
        text = words(one)
        if text:
            return text
    return None


def _moment(meta: Group, name: str, agency: Agency | None) -> datetime | None:
    return moment(words(_first(meta, name)), zone=agency.zone if agency else None)


def _provider(
    guid: str | None, sender: str | None, meta: Group, about: Group, parts: Group
) -> tuple[str | None, Agency | None]:
    agency = agency_of(guid)
    if agency:
        return agency.name, agency
    provider = _first(meta, "provider")
    holder = child(_first(parts, "rightsinfo"), "copyrightholder")
    named = provider_of(code_of(provider), words(child(provider, "name")), sender, name_of(holder))
    # Where the information is from says who provides the item only where nothing else does.
    return named if named[0] else provider_of(name_of(_first(about, "infosource")))


def _type(item: Element, meta: Group) -> str:
    """The item class (NewsCodes ninature), e.g. `ninat:text`; packages are composite."""
    code = code_of(_first(meta, "itemclass"))
    if code:
        return _CLASSES.get(code.casefold(), code.casefold())
    return {"packageitem": "composite", "planningitem": "planning"}.get(local(item.tag), "text")


def _stated(meta: Group, agency: Agency | None) -> list[Signal | None]:
    signals = meta.get("signal", ())
    codes = [attribute(one, "qcode") or attribute(one, "uri") for one in signals]
    own = agency.statuses if agency else {}
    return [signal_of(own.get((code or "").casefold(), code)) for code in codes]


def _replaced(guid: str | None, about: Group, agency: Agency | None) -> tuple[Link, ...]:
    """Return the item that this one replaces, where the agency names it as an other identifier."""
    if not (guid and agency and agency.earlier):
        return ()
    named = {attribute(one, "type"): words(one) for one in about.get("altid", [])}
    own, earlier = (named.get(kind) for kind in agency.earlier)
    if own and earlier and own != earlier and guid.endswith(own):
        return (Link("supersedes", guid.removesuffix(own) + earlier),)
    return ()


def _headline(about: Group, language: str | None) -> str | None:
    all_of_them = about.get("headline", ())
    if len(all_of_them) < 2:
        return words(spoken(all_of_them, language))
    main = [one for one in all_of_them if "sub" not in (attribute(one, "role") or "").casefold()]
    return words(spoken(main or all_of_them, language))


def _title(meta: Group) -> str | None:
    titles = [one for one in meta.get("title", []) if attribute(one, "role") is None]
    return words(titles[0]) if titles else None


def _described(about: Group, language: str | None) -> str | None:
    told = about.get("description", ())
    said = [one for one in told if words(one)] if len(told) > 1 else told
    return words(spoken(said, language))


def _byline(about: Group) -> str | None:
    return ", ".join(filter(None, map(words, about.get("by", ())))) or None


def _dateline(about: Group, content: Content) -> str | None:
    return stated_dateline(_text(about, "dateline")) or stated_dateline(content.dateline)
