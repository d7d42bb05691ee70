"""What S3 answers, in XML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

from lxml.etree import QName
from lxml.etree import _Element as Element

from dateline.wires.errors import WireError
from dateline.wires.polling import FetchError
from dateline.wires.reading.xml import parse_xml
from dateline.wires.remote import Found


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list; `more` asks for the next, empty at the end."""

    files: list[Found]
    more: str


def listed(data: bytes) -> Listed:
    """Read an answer to ListObjectsV2 that was asked for with `encoding-type=url`.

    Raises:
        FetchError: it is none.
    """
    try:
        root = parse_xml(data)
    except WireError as error:
        raise FetchError(f"The list of files cannot be read: {error}") from None
    if _name(root) != "ListBucketResult":
        raise FetchError("The server answers something that is no list of files.")
    files = []
    for child in root:
        if _name(child) == "Contents":
            file = _file({_name(one): (one.text or "").strip() for one in child})
            if file is not None:
                files.append(file)
    return Listed(files, _text(root, "NextContinuationToken"))


def reason_of(data: bytes) -> str:
    """Return code and message of an error, else nothing."""
    try:
        root = parse_xml(data)
    except WireError:
        return ""
    if _name(root) != "Error":
        return ""
    said = f"{_text(root, 'Code')}: {_text(root, 'Message')}".strip(" :")
    return " ".join(said.split())[:300].rstrip(".")


def _file(facts: dict[str, str]) -> Found | None:
    key = unquote(facts.get("Key", "").replace("+", " "), errors="surrogateescape")
    size = facts.get("Size", "")
    if not key or key.endswith("/") or not size.isdecimal():
        return None  # a name that ends in a slash is what some programs make for a folder
    changed = facts.get("LastModified", "")
    stamp = facts.get("ETag", "").strip('"') or changed
    return Found(key, int(size), _moment(changed), f"{size}-{stamp}")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _name(element: Element) -> str:
    return QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: Element, name: str) -> str:
    return next(((one.text or "").strip() for one in element if _name(one) == name), "")
