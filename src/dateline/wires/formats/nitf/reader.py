"""The facts of a NITF document (NITF 3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.agencies import Agency, agency_by_meta, provider_of
from dateline.wires.formats.interface import Head, Opening
from dateline.wires.formats.nitf.body import NitfBody, body_of
from dateline.wires.formats.nitf.head import (
    NitfHead,
    embargo_of,
    head_of,
    language_of,
    links_of,
    slugline_of,
    stated_of,
    subjects_of,
)
from dateline.wires.parsed import Draft, Subject
from dateline.wires.reading.countries import first_country
from dateline.wires.reading.datelines import stated_dateline
from dateline.wires.reading.jsonfields import whole_number
from dateline.wires.reading.times import moment
from dateline.wires.reading.xml import attribute, local, parse_xml, words
from dateline.wires.signals import pubstatus_of, signals_of

_ROOTS: Final = frozenset({"nitf", "nitf-list"})


class Nitf:
    """Parses NITF; several `nitf` elements in one root are several items."""

    name = "nitf"
    opening: Opening = "xml"

    def recognises(self, head: Head) -> float:
        """By its root element."""
        return 1.0 if head.root in _ROOTS else 0.0

    def parse(self, data: bytes) -> list[Draft]:
        """Read every `nitf` element of the document."""
        return [_item(one) for one in _documents(parse_xml(data))]


def _documents(root: Element) -> Iterator[Element]:
    if local(root.tag) == "nitf":
        yield root
        return
    for one in root:
        if local(one.tag) == "nitf":
            yield one


def _item(root: Element) -> Draft:
    head, body = head_of(root), body_of(root)
    name, agency = _provider(head, body)
    zone = agency.zone if agency else None
    pubstatus = pubstatus_of(attribute(head.docdata, "management-status"))
    slugline = slugline_of(head, agency)
    notes = [*head.messages, *body.notes, attribute(head.one("revision-history"), "comment")]
    ednote = "\n".join(dict.fromkeys(filter(None, notes))) or None
    embargoed = embargo_of(head, zone)
    headline = body.headline or body.title
    headline = agency.headline(headline) if agency else headline
    return Draft(
        guid=attribute(head.one("doc-id"), "id-string"),
        version=attribute(head.one("du-key"), "version"),
        provider=name,
        provider_code=agency.code if agency else None,
        language=language_of(root, head),
        pubstatus=pubstatus,
        signals=signals_of(
            pubstatus=pubstatus,
            embargoed=embargoed is not None,
            stated=stated_of(head),
            markers=(headline, slugline, *head.keywords),
            note=ednote,
        ),
        urgency=whole_number(attribute(head.one("urgency"), "ed-urg")),
        slugline=slugline,
        headline=headline,
        summary=body.summary,
        byline=body.byline,
        dateline=stated_dateline(body.dateline),
        located=body.city,
        country=first_country(body.country, attribute(head.one("evloc"), "iso-cc")),
        firstcreated=None,
        versioncreated=moment(attribute(head.one("date.issue"), "norm") or body.written, zone=zone),
        embargoed=embargoed,
        copyrightholder=attribute(head.one("doc.copyright"), "holder"),
        copyrightnotice=words(head.one("doc.copyright")),
        usageterms=attribute(head.one("doc.rights"), "limitations")
        or attribute(head.one("doc.rights"), "type"),
        ednote=ednote,
        keywords=head.keywords,
        genre=_genre(head),
        subjects=subjects_of(head),
        links=links_of(head),
        paragraphs=body.paragraphs,
        media=body.media,
    )


def _provider(head: NitfHead, body: NitfBody) -> tuple[str | None, Agency | None]:
    by_system = agency_by_meta(head.metas)
    if by_system:
        return by_system.name, by_system
    names = (
        attribute(head.one("doc-id"), "regsrc"),
        body.distributor,
        attribute(head.one("from-src"), "src-name"),
        attribute(head.one("doc.copyright"), "holder"),
        attribute(head.one("doc.rights"), "owner"),
        body.owner,
        head.metas.get("provider"),
    )
    found = provider_of(*names, attribute(head.one("doc-id"), "id-string"))
    return found if found[1] else provider_of(*names)


def _genre(head: NitfHead) -> tuple[Subject, ...]:
    kind = attribute(head.one("tobject.property"), "tobject.property.type")
    return (Subject(None, None, kind),) if kind else ()
