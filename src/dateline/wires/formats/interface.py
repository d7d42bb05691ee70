"""What a format is: a name, a look at the head of a file, and a parser."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import Any, Final, Literal, Protocol, runtime_checkable

from dateline.wires.parsed import Draft
from dateline.wires.reading.wide import encoding_of, wide_text

# How a file begins: like XML, like JSON, or in any other way.
Opening = Literal["xml", "json", "text"]
_OPENINGS: Final[dict[bytes, Opening]] = {b"<": "xml", b"{": "json", b"[": "json"}
HEAD_BYTES: Final = 16_384
# That much white space before the first sign is looked through quickly.
_SPACE: Final = 64
# Bytes that are the first sign, whatever the encoding, and begin neither XML nor JSON: none is a
# space, a part of a wider character or of a byte-order mark.
_OF_TEXT: Final = frozenset(
    bytes([one]) for one in (*range(1, 9), *range(14, 28), *range(33, 128)) if one not in b"<{["
)
_NAMES_WITHIN: Final = 8_192
_BEFORE_ROOT: Final = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*", re.DOTALL
)
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)([^>]*)>?")
# The name of the root element where it is of ASCII.
_PLAIN_NAME: Final = re.compile(rb"(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])")


class Head:
    """The beginning of a file, looked at in the ways that formats ask for, each of them once."""

    __slots__ = ("_bytes", "_root", "_text", "begins", "data", "name", "opening")

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self._text: str | None = None
        self._bytes: bytes | None = None
        self._root: str | None = None
        # The first byte that is no space of ASCII, or none.
        self.begins = data[:_SPACE].lstrip()[:1]
        self.opening: Opening = _OPENINGS.get(self.begins) or self._opening()

    def _opening(self) -> Opening:
        if self.begins in _OF_TEXT:
            return "text"
        # A byte-order mark or a space of another alphabet stands before what a file begins with.
        return _OPENINGS.get(self.text[:1].encode("utf-8", "replace"), "text")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it but spaces and zeros."""
        return self.begins not in _OF_TEXT and not self.text.strip("\x00 \t\r\n")

    @property
    def text(self) -> str:
        """The head as characters, whatever of it can be read."""
        if self._text is None:
            self._text = self._decoded()
        return self._text

    def _decoded(self) -> str:
        wide = wide_text(self.data)
        if wide is not None:
            return wide.lstrip()
        return self.data.removeprefix(BOM_UTF8).decode("utf-8", "replace").lstrip()

    def named(self, members: re.Pattern[bytes]) -> frozenset[bytes]:
        """Return which members a JSON file's objects have, however deep, near its beginning.

        Args:
            members: the names in question, from `members_named`.
        """
        return frozenset(members.findall(self._in_bytes(), 0, _NAMES_WITHIN))

    def names_any(self, members: re.Pattern[bytes]) -> bool:
        """Whether there is any of them; quicker than to look for all."""
        return members.search(self._in_bytes(), 0, _NAMES_WITHIN) is not None

    def says(self, words: bytes) -> bool:
        """Whether these words of ASCII stand in it; quicker than to look for them in `text`."""
        return words in self._in_bytes()

    def _in_bytes(self) -> bytes:
        if self._bytes is None:
            wide = encoding_of(self.data)
            self._bytes = self.text.encode("utf-8", "replace") if wide else self.data
        return self._bytes

    @property
    def root(self) -> str | None:
        """The local name of an XML file's root element, in lower case."""
        if self._root is None:
            self._root = self._tag()
        return self._root or None

    def _tag(self) -> str:
        """The local name of the root element in lower case; "" where none is found."""
        name = None
        if self.begins == b"<" and b"\x00" not in self.data[:4]:
            name = _plain_root(self.data)
        if name is None:
            found = _root_in(self.text)
            name = found[1] if found else ""
        return name.lower()


def members_named(*names: str) -> re.Pattern[bytes]:
    """Return an expression for members of JSON objects with these names."""
    return re.compile(rb'"(%s)"\s*:' % "|".join(names).encode())


def _plain_root(data: bytes) -> str | None:
    """The name of the root, found from bracket to bracket; None where that is not so simple."""
    at = data.find(b"<")
    while at >= 0:
        kind = data[at + 1 : at + 2]
        if kind == b"?":
            end = data.find(b"?>", at) + 2
        elif data.startswith(b"<!--", at):
            end = data.find(b"-->", at) + 3
        else:
            found = _PLAIN_NAME.match(data, at + 1)
            return found[1].decode() if found else None
        at = data.find(b"<", end)
        if at < 0 or end < 4 or data[end:at].strip():
            return None
    return None


def _root_in(text: str) -> re.Match[str] | None:
    position = 0
    while match := _BEFORE_ROOT.match(text, position):
        position = match.end()
    return _ROOT.match(text, position)


class Format(Protocol):
    """One format of wire files."""

    @property
    def name(self) -> str:
        """Its name in `dateline wires parse` and in the tables."""

    @property
    def opening(self) -> Opening:
        """How its files begin; it is asked about no others."""

    def recognises(self, head: Head) -> float:
        """How sure it is that the file is of this format: 0 not at all, 1 certainly."""

    def parse(self, data: bytes) -> list[Draft]:
        """Read every item.

        Raises:
            WireError: the file cannot be read; nothing else is ever raised.
        """


@runtime_checkable
class ObjectFormat(Format, Protocol):
    """A format of JSON whose files are mostly one object that shows what it is by its members."""

    def knows(self, one: dict[str, Any]) -> float | None:
        """How sure it is by the members of the object, as `recognises` says it.

        None where they do not decide: then the beginning of the file is looked at.
        """

    def drafts(self, value: Any) -> list[Draft]:
        """Read every item of a file whose JSON has been read."""
