"""The facts of one item of the AP Media API (its content metadata fields, 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from dateline.wires.agencies import agency_of
from dateline.wires.errors import WireError
from dateline.wires.formats.ap_media_api.renditions import media_of, text_links
from dateline.wires.formats.ninjs.content import body_of
from dateline.wires.formats.nitf.reader import Nitf
from dateline.wires.parsed import Draft, Link, Paragraph, Signal, Subject
from dateline.wires.reading.countries import first_country
from dateline.wires.reading.fields import one_line
from dateline.wires.reading.jsonfields import objects, text_of, whole_number
from dateline.wires.reading.subjects import scheme_and_code
from dateline.wires.reading.times import moment
from dateline.wires.signals import STATUSES, signal_of, signals_of

Object = dict[str, Any]
_AP: Final = agency_of("ap")
_TYPES: Final = {"photo": "picture", "image": "picture", "complextext": "text"}
# It names the encoding of bytes; what is read here is characters.
_DECLARATION: Final = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_CONCEPTS: Final = ("subject", "person", "organisation", "company", "place", "event")
# The relation that names AP's categories, and their scheme in AP's NewsML-G2.
_CATEGORIES: Final = {"category": "apcategorycode"}
# AP's words for what a story does to the one before it (`editorialtypes`, `editorialrole`).
_EDITORIAL: Final[dict[str, Signal]] = {
    "corrective": "correction",
    "clarification": "correction",
    "elimination": "kill",
    "disregard": "kill",
    "kills": "kill",
    "holdforrelease": "embargo",
    "writethru": "update",
}


def item_of(one: Object, around: Object) -> Draft:
    """Read one item. `around` is the object it stood in, where a fetched text may stand."""
    status = (text_of(one, "pubstatus") or "").casefold()
    pubstatus = STATUSES.get(status)
    headline = text_of(one, "headline", "title", "headline_extended")
    slugline, ednote = text_of(one, "slugline"), text_of(one, "ednote")
    embargoed = moment(text_of(one, "embargoed"))
    return Draft(
        guid=_guid(one),
        version=text_of(one, "version"),
        provider=_AP.name if _AP else None,
        provider_code=_AP.code if _AP else None,
        type=_type(one),
        language=text_of(one, "language"),
        pubstatus=pubstatus,
        signals=signals_of(
            pubstatus=pubstatus,
            embargoed=embargoed is not None,
            stated=_stated(one),
            markers=(headline, slugline, text_of(one, "title")),
            note=ednote,
        ),
        urgency=whole_number(one.get("urgency")),
        slugline=slugline,
        headline=headline,
        summary=text_of(one, "description_summary", "description_caption", "headline_extended"),
        byline=_byline(one),
        dateline=text_of(one, "located"),
        located=_city(one),
        country=_country(one),
        firstcreated=moment(text_of(one, "firstcreated")),
        versioncreated=moment(text_of(one, "versioncreated")),
        embargoed=embargoed,
        copyrightholder=text_of(one, "copyrightholder"),
        copyrightnotice=text_of(one, "copyrightnotice"),
        usageterms=_joined(one.get("usageterms")),
        ednote=ednote,
        keywords=tuple(_lines(one.get("keywords"))),
        subjects=_concepts(one),
        links=(*text_links(one), *_links(one)),
        paragraphs=_paragraphs(one, around),
        media=media_of(one),
    )


def _guid(one: Object) -> str | None:
    """The item id, which stays through all versions; the address carries version and session."""
    ids = one.get("altids")
    address = text_of(one, "uri")
    return (text_of(ids, "itemid") if isinstance(ids, dict) else None) or (
        address.partition("?")[0] if address else None
    )


def _type(one: Object) -> str:
    named = (text_of(one, "type") or "text").casefold()
    return _TYPES.get(named, named)


def _lines(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        line = one_line(one) if isinstance(one, str) else None
        if line:
            yield line


def _joined(value: Any) -> str | None:
    return " ".join(_lines(value)) or None


def _stated(one: Object) -> Iterator[Signal | None]:
    for name in ("signals", "editorialtypes", "editorialrole"):
        for word in _lines(one.get(name)):
            yield signal_of(word) or _EDITORIAL.get(word.casefold())


def _byline(one: Object) -> str | None:
    """`By` and title of each author; of a picture its photographer."""
    named = [
        ", ".join(filter(None, (text_of(x, "by", "name"), text_of(x, "title"))))
        for x in objects(one.get("bylines"))
    ]
    photographer = one.get("photographer")
    if not any(named) and isinstance(photographer, dict):
        named = [text_of(photographer, "name") or ""]
    return "; ".join(filter(None, named)) or None


def _city(one: Object) -> str | None:
    place = one.get("datelinelocation")
    if not isinstance(place, dict):
        return None
    return text_of(place, "city", "countryareaname", "countryname")


def _country(one: Object) -> str | None:
    place = one.get("datelinelocation")
    return first_country(text_of(place, "countrycode")) if isinstance(place, dict) else None


def _concepts(one: Object) -> tuple[Subject, ...]:
    found: dict[Subject, None] = {}
    for x in (x for name in _CONCEPTS for x in objects(one.get(name))):
        code, name = text_of(x, "code"), text_of(x, "name")
        kinds = list(_lines(x.get("rels")))
        category = next((k for k in kinds if "category" in k), None)
        scheme = text_of(x, "scheme") or (_CATEGORIES.get(category, category) if category else None)
        if code or name:
            alias, bare = scheme_and_code(code, scheme) if code else (None, None)
            found.setdefault(Subject(alias, bare, name))
    return tuple(found)


def _links(one: Object) -> Iterator[Link]:
    for name in ("derivedfrom", "refersto", "links"):
        for x in objects(one.get(name)) or [{"href": word} for word in _lines(one.get(name))]:
            target = text_of(x, "href", "uri", "itemid", "id")
            if target:
                yield Link(text_of(x, "rel") or name, target, text_of(x, "headline", "title"))


def _paragraphs(one: Object, around: Object) -> tuple[Paragraph, ...]:
    """The text in the item, else the one that was fetched and put beside it."""
    own = body_of(one)
    if own:
        return own
    for name in ("nitf", "body", "content", "text"):
        beside = around.get(name)
        if isinstance(beside, str):
            nitf = _nitf_paragraphs(beside)
            if nitf:
                return nitf
            beside = {"body_html": beside}
        found = body_of(beside) if isinstance(beside, dict) else ()
        if found:
            return found
    return ()


def _nitf_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The text of a NITF document; nothing where it is none, or broken."""
    bare = _DECLARATION.sub("", text)
    if "<nitf" not in bare[:2000]:
        return ()
    try:
        (item,) = Nitf().parse(bare.encode("utf-8", "replace"))
    except (WireError, ValueError):
        return ()
    return item.paragraphs
