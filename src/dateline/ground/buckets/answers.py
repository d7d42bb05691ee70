"""What S3 answers, in XML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import unquote

from lxml import etree
from lxml.etree import QName
from lxml.etree import _Element as Element

_PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
)


class Unreadable(ValueError):
    """The answer is not what S3 says."""


@dataclass(frozen=True, slots=True)
class Object:
    """What a bucket holds at a key; `stamp` changes whenever the object does."""

    key: str
    size: int
    changed: datetime | None
    stamp: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list; `more` asks for the next, empty at the end."""

    objects: list[Object]
    more: str


def listed(data: bytes) -> Listed:
    """Read an answer to ListObjectsV2 that was asked for with `encoding-type=url`.

    Raises:
        Unreadable: it is none.
    """
    try:
        root = _parsed(data)
    except Unreadable as error:
        raise Unreadable(f"The list of files cannot be read: {error}") from None
    if _name(root) != "ListBucketResult":
        raise Unreadable("The server answers something that is no list of files.")
    objects = []
    for child in root:
        if _name(child) == "Contents":
            found = _object({_name(one): (one.text or "").strip() for one in child})
            if found is not None:
                objects.append(found)
    return Listed(objects, _text(root, "NextContinuationToken"))


def reason_of(data: bytes) -> str:
    """Return code and message of an error, else nothing."""
    try:
        root = _parsed(data)
    except Unreadable:
        return ""
    if _name(root) != "Error":
        return ""
    said = f"{_text(root, 'Code')}: {_text(root, 'Message')}".strip(" :")
    return " ".join(said.split())[:300].rstrip(".")


def _parsed(data: bytes) -> Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable("it declares a document type or entities, which S3 never does.")
    try:
        return etree.fromstring(data, _PARSER)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise Unreadable(f"{error}.") from None


def _object(facts: dict[str, str]) -> Object | None:
    key = unquote(facts.get("Key", "").replace("+", " "), errors="surrogateescape")
    size = facts.get("Size", "")
    if not key or key.endswith("/") or not size.isdecimal():
        return None  # a name that ends in a slash is what some programs make for a folder
    changed = facts.get("LastModified", "")
    stamp = facts.get("ETag", "").strip('"') or changed
    return Object(key, int(size), _moment(changed), f"{size}-{stamp}")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _name(element: Element) -> str:
    return QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: Element, name: str) -> str:
    return next(((one.text or "").strip() for one in element if _name(one) == name), "")
