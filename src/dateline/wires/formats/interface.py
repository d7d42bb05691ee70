"""What a format is: a name, a look at the head of a file, and a parser."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import Final, Literal, Protocol

from dateline.wires.parsed import Draft
from dateline.wires.reading.wide import encoding_of, wide_text

# How a file begins: like XML, like JSON, or in any other way.
Opening = Literal["xml", "json", "text"]
_OPENINGS: Final[dict[bytes, Opening]] = {b"<": "xml", b"{": "json", b"[": "json"}
HEAD_BYTES: Final = 16_384
# That much white space before the first sign is looked through quickly.
_SPACE: Final = 64
_NAMES_WITHIN: Final = 8_192
_BEFORE_ROOT: Final = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*", re.DOTALL
)
_NAME: Final = re.compile(rb'"([a-zA-Z_]{2,24})"\s*:')
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)([^>]*)>?")


class Head:
    """The beginning of a file, looked at in the ways that formats ask for, each of them once."""

    __slots__ = ("_bytes", "_names", "_root", "_text", "data", "name", "opening")

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name
        self._text: str | None = None
        self._bytes: bytes | None = None
        self._names: frozenset[bytes] | None = None
        self._root: tuple[str | None, str] | None = None
        first = data[:_SPACE].lstrip()[:1]
        # A byte-order mark or a space of another alphabet stands before what a file begins with.
        self.opening: Opening = _OPENINGS.get(first) or _OPENINGS.get(
            self.text[:1].encode("utf-8", "replace"), "text"
        )

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

    @property
    def names(self) -> frozenset[bytes]:
        """The names of the members of a JSON file's objects, however deep, near its beginning."""
        if self._names is None:
            self._names = _names_in(self._in_bytes()[:_NAMES_WITHIN])
        return self._names

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
            self._root = _root_of(self.text)
        return self._root[0]

    @property
    def root_attributes(self) -> str:
        """The source of the root element's attributes, which holds its namespaces."""
        if self._root is None:
            self._root = _root_of(self.text)
        return self._root[1]


def _names_in(source: bytes) -> frozenset[bytes]:
    """What stands in quotation marks before a colon; a program puts space there always or never."""
    first = _NAME.search(source)
    if first is None or not first[0].endswith(b'":'):
        return frozenset(_NAME.findall(source))
    before = source.split(b'":')
    del before[-1]
    return frozenset([one.rpartition(b'"')[2] for one in before])


def _root_of(text: str) -> tuple[str | None, str]:
    position = 0
    while match := _BEFORE_ROOT.match(text, position):
        position = match.end()
    found = _ROOT.match(text, position)
    return (found[1].lower(), found[2]) if found else (None, "")


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
