"""XML from strangers: no network, no entities, no huge trees; mended where agencies often err."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from dateline.wires.errors import EntitiesDeclared, Malformed, TooDeep, WireError
from dateline.wires.reading.teletype import decoded
from dateline.wires.reading.wide import wide_text

_PROLOG: Final = 16_384
# The predefined entities of XML 1.0, section 4.6.
_OF_XML: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE_AMPERSAND: Final = re.compile(r"&(?!#[0-9]+;|#x[0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]*;)")
# Some put it behind a blank line or a comment, where XML 1.0 (section 2.8) has none.
_DECLARATION: Final = re.compile(r"\A((?>\s+|<!--.*?-->)*+)<\?xml\s[^>]*+(?<=\?)>", re.DOTALL)
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBERED: Final = re.compile(r"&#(?:x([0-9A-Fa-f]{1,12})|([0-9]{1,12}));")
# External subsets are not even looked for; internal ones that declare entities are refused before.
# The groups are possessive: no series of comments makes the search take longer than one pass.
_DOCTYPE: Final = re.compile(
    r"\A((?>\s+|<!--.*?-->|<\?.*?\?>)*+)<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*+)?>", re.DOTALL
)
_DECLARES: Final = re.compile(rb"<!\s*ENTITY")
_OF_NAMESPACES: Final = "NAMESPACE"


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        recover=recover,
    )


_STRICT: Final = _parser()


def parse_xml(data: bytes) -> Element:
    """Return the root of an XML file.

    Undefined HTML entities, bare ampersands, wrongly declared encodings, control characters,
    undeclared prefixes, addresses of namespaces that are none, and a declaration that is not at
    the beginning are mended. Internal and external entities are never resolved.

    Raises:
        EntitiesDeclared: the file declares entities.
        TooDeep: it nests deeper than libxml2 allows.
        Malformed: it is not well formed beyond that; the place is line and column.
    """
    wide = wide_text(data)
    if wide is not None:
        data = _DECLARATION.sub(r"\1", wide, count=1).encode("utf-8", "replace")
    if _declares_entities(data):
        raise EntitiesDeclared("The file declares XML entities, which are never resolved.")
    if data.find(b"<!DOCTYPE", 0, _PROLOG) >= 0:
        return _mended(data, None)
    try:
        root = etree.fromstring(data, _STRICT)
    except etree.XMLSyntaxError as error:
        root = _mended(data, error)
    except (ValueError, LookupError, etree.LxmlError) as error:
        raise Malformed(f"The XML cannot be read: {error}.") from None
    return root


def _declares_entities(data: bytes) -> bool:
    if b"\x00" in data:
        data = data.replace(b"\x00", b"")
    return b"ENTITY" in data and _DECLARES.search(data) is not None


def _mended(data: bytes, first: etree.XMLSyntaxError | None) -> Element:
    text = _DECLARATION.sub(r"\1", _decoded(data), count=1).strip()
    text = _DOCTYPE.sub(r"\1", text, count=1).strip()
    text = _BARE_AMPERSAND.sub("&amp;", _ENTITY.sub(_character, text))
    text = _ILLEGAL.sub(" ", _NUMBERED.sub(_legal, text))
    try:
        return _parsed(text.encode("utf-8", "replace"), first)
    except (ValueError, etree.LxmlError) as error:
        raise Malformed(f"The XML cannot be read: {error}.") from None


def _parsed(source: bytes, first: etree.XMLSyntaxError | None) -> Element:
    """Parse, and do without namespaces where they are all that is wrong."""
    try:
        return etree.fromstring(source, _parser())
    except etree.XMLSyntaxError as second:
        parser = _parser(recover=True)
        root: Element | None = etree.fromstring(source, parser)
        wrong = [one for one in parser.error_log if one.domain_name != _OF_NAMESPACES]
        if root is not None and not wrong:
            return root
        told = first or second
        if wrong and "amespace" in (told.msg or ""):
            raise _told(wrong[0].message, wrong[0].line, wrong[0].column) from None
        raise _explained(told) from None


def _character(match: re.Match[str]) -> str:
    if match[1] in _OF_XML:
        return match[0]
    meaning = html5.get(match[1] + ";")
    return "".join(f"&#{ord(one)};" for one in meaning) if meaning else f"&amp;{match[1]};"


def _legal(match: re.Match[str]) -> str:
    """A reference by number, or a space where XML 1.0 has no such character (section 2.2)."""
    number = int(match[1], 16) if match[1] else int(match[2])
    whole = 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    return match[0] if whole or number in {9, 10, 13} else " "


def _decoded(data: bytes) -> str:
    declared = re.search(rb"\A[^>]{0,80}encoding\s*=\s*[\"']([\w.-]+)", data[:200])
    name = declared[1].decode("ascii", "replace") if declared else "utf-8"
    for encoding in (name, "utf-8-sig"):
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except (UnicodeError, LookupError, ValueError):
            continue
    return decoded(data, of_dos=False)


def _explained(error: etree.XMLSyntaxError) -> WireError:
    line, column = error.position or (1, 1)
    return _told((error.msg or "no element").split(", line ")[0], line, column)


def _told(reason: str, line: int, column: int) -> WireError:
    place = f"line {line}, column {column}"
    if "depth" in reason.lower():
        return TooDeep("The XML nests deeper than any news item does.", place=place)
    return Malformed(f"The XML is not well formed: {reason}.", place=place)


class _Names(dict[object, str]):
    """Local names of tags in lower case; what is no element (comments, entities) has none."""

    def __missing__(self, tag: object) -> str:
        if not isinstance(tag, str):
            return ""
        name = tag.rpartition("}")[2].rpartition(":")[2].lower()
        if len(self) < 4096:
            self[tag] = name
        return name


# An element's name in lower case without namespace or prefix; empty for no element.
local: Final = _Names().__getitem__


def grouped(element: Element | None) -> dict[str, list[Element]]:
    """Return an element's children by local name in lower case, in their order."""
    groups: dict[str, list[Element]] = {}
    if element is not None:
        for child in element:
            name = local(child.tag)
            if name in groups:
                groups[name].append(child)
            else:
                groups[name] = [child]
    return groups


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first element on a path of local names (lower case), else None."""
    for name in names:
        # From one to the next: an iterator takes as long to make as three of these steps.
        one = element[0] if element is not None and len(element) else None
        while one is not None and local(one.tag) != name:
            one = one.getnext()
        element = one
    return element


def words(element: Element | None) -> str | None:
    """Return all text of an element on one line, or None where there is none."""
    if element is None:
        return None
    text = text_of(element)
    if not text:
        return None
    if text.isprintable() and "  " not in text:
        return text.strip(" ") or None
    return " ".join(text.split()) or None


def spaced(element: Element) -> str | None:
    """Return all text of an element on one line, that of each element within apart."""
    if not len(element):
        return words(element)
    return " ".join(" ".join(map(str, element.itertext())).split()) or None


def text_of(element: Element) -> str | None:
    """Return all text of an element as it stands."""
    if not len(element):
        return element.text
    # Takes a fifth of the time of `itertext`.
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute, its spaces folded; None where absent or empty."""
    value = element.get(name) if element is not None else None
    if not value:
        return None
    return value if " " not in value and value.isprintable() else one_spaced(value)


def one_spaced(text: str) -> str | None:
    """Return a text on one line with single spaces; None where nothing is left."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ") or None
    return " ".join(text.split()) or None
