"""What a picture says about itself: proposals for its caption and credit, never taken unseen.

Read are XMP (ISO 16684-1) in the terms of the IPTC Photo Metadata Standard 2023.2, the older
IPTC-IIM 4.2 records that agencies still send, and EXIF 2.32; the first that says something wins,
in this order. Whatever cannot be read is passed over: a picture is not refused for its labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

import pyvips
from lxml import etree

from dateline.ground.richtext import from_plain, plain
from dateline.media.formats import format_of, open_picture

LONGEST: Final = 4000
_LARGEST_PACKET: Final = 4 * 2**20

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP: Final = "{http://ns.adobe.com/photoshop/1.0/}"
_CORE: Final = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_RIGHTS: Final = "{http://ns.adobe.com/xap/1.0/rights/}"
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

_XMP: Final = {
    "headline": _PHOTOSHOP + "Headline",
    "caption": _DC + "description",
    "alt": _CORE + "AltTextAccessibility",
    "credit": _PHOTOSHOP + "Credit",
    "copyright": _DC + "rights",
    "creator": _DC + "creator",
    "source": _PHOTOSHOP + "Source",
    "usage_terms": _RIGHTS + "UsageTerms",
}
_IIM: Final = {105: "headline", 120: "caption", 110: "credit", 116: "copyright"} | {
    80: "creator",
    115: "source",
}
_EXIF: Final = {"ImageDescription": "caption", "Copyright": "copyright", "Artist": "creator"}


@dataclass(frozen=True)
class Proposals:
    """What a picture says about itself; an empty text where it says nothing."""

    headline: str = ""
    caption: str = ""
    alt: str = ""
    credit: str = ""
    copyright: str = ""
    creator: str = ""
    source: str = ""
    usage_terms: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the proposals that say something."""
        return {name: text for name, text in asdict(self).items() if text}


def read_proposals(data: bytes) -> Proposals:
    """Return what the picture says about itself; nothing where it says nothing readable."""
    known = format_of(data)
    if known is None:
        return Proposals()
    try:
        header = open_picture(data, known)
    except pyvips.Error:
        return Proposals()
    found: dict[str, str] = {}
    for reading in (
        _exif(header),
        _iim(_packet(header, "iptc-data")),
        _xmp(_packet(header, "xmp-data")),
    ):
        found |= {name: text for name, text in reading.items() if text}
    names = {field.name for field in fields(Proposals)}
    return Proposals(**{name: text for name, text in found.items() if name in names})


def _packet(header: Any, name: str) -> bytes:
    if not header.get_typeof(name):
        return b""
    packet = bytes(header.get(name))
    return packet if len(packet) <= _LARGEST_PACKET else b""


def _clean(text: str) -> str:
    return plain(from_plain(text.replace("\r\n", "\n").replace("\r", "\n")))[:LONGEST]


def _xmp(packet: bytes) -> dict[str, str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(packet.strip(b"\0 \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    return {name: _clean(_xmp_value(root, tag)) for name, tag in _XMP.items()}


def _xmp_value(root: Any, tag: str) -> str:
    """Return a property of a Description, as an attribute or an element; of its kinds the first."""
    for description in root.iter(_RDF + "Description"):
        if (attribute := description.get(tag)) is not None:
            return str(attribute)
        element = description.find(tag)
        if element is not None:
            return _element_text(element)
    return ""


def _element_text(element: Any) -> str:
    choices = element.findall(f"{_RDF}Alt/{_RDF}li")
    if choices:
        default = [li for li in choices if li.get(_LANG) == "x-default"]
        return str((default or choices)[0].text or "")
    listed = element.findall(f"{_RDF}Seq/{_RDF}li") + element.findall(f"{_RDF}Bag/{_RDF}li")
    return ", ".join(li.text for li in listed if li.text) if listed else str(element.text or "")


def _iim(packet: bytes) -> dict[str, str]:
    found: dict[str, list[bytes]] = {}
    utf8 = False
    for record, number, value in _datasets(packet):
        if (record, number) == (1, 90):
            utf8 = value == b"\x1b%G"  # IIM 4.2, 1:90: ISO 2022 announces UTF-8 by this
        elif record == 2 and number in _IIM:
            found.setdefault(_IIM[number], []).append(value)
    return {
        name: _clean(", ".join(_decoded(value, utf8=utf8) for value in values))
        for name, values in found.items()
    }


def _decoded(value: bytes, *, utf8: bool) -> str:
    """Decode what is said to be UTF-8, or is; all else was written on a Windows machine."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("utf-8" if utf8 else "cp1252", errors="replace")


def _datasets(packet: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield record, number and value of each IIM dataset; a cut-off one ends the reading."""
    at = packet.find(b"\x1c\x01") if b"\x1c\x01" in packet else packet.find(b"\x1c\x02")
    while 0 <= at <= len(packet) - 5 and packet[at] == 0x1C:
        size = int.from_bytes(packet[at + 3 : at + 5], "big")
        if size & 0x8000:  # an extended dataset: no text of ours is that long
            return
        yield packet[at + 1], packet[at + 2], packet[at + 5 : at + 5 + size]
        at += 5 + size


def _exif(header: Any) -> Mapping[str, str]:
    found = {}
    for tag, name in _EXIF.items():
        field = f"exif-ifd0-{tag}"
        if header.get_typeof(field):
            # libvips gives "value (value, ASCII, n components, m bytes)".
            found[name] = _clean(str(header.get(field)).rpartition(" (")[0].split(" (", 1)[0])
    return found
