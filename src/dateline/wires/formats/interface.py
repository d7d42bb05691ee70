"""What a format is: a name, a look at the head of a file, and a parser."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

from dateline.wires.parsed import ParsedItem
from dateline.wires.reading.wide import encoding_of, wide_text

HEAD_BYTES: Final = 16_384
_NAMES_WITHIN: Final = 8_192
_BEFORE_ROOT: Final = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*", re.DOTALL
)
_NAME: Final = re.compile(rb'"([a-zA-Z_]{2,24})"\s*:')
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)([^>]*)>?")


@dataclass(frozen=True)
class Head:
    """The beginning of a file, looked at in the ways that formats ask for."""

    data: bytes
    name: str

    @cached_property
    def text(self) -> str:
        """The head as characters, whatever of it can be read."""
        wide = wide_text(self.data)
        if wide is not None:
            return wide.lstrip()
        return self.data.removeprefix(BOM_UTF8).decode("utf-8", "replace").lstrip()

    @cached_property
    def names(self) -> frozenset[bytes]:
        """The names of the members of a JSON file's objects, however deep, near its beginning."""
        seen = self.text.encode("utf-8", "replace") if encoding_of(self.data) else self.data
        return frozenset(_NAME.findall(seen, 0, _NAMES_WITHIN))

    @cached_property
    def _root(self) -> re.Match[str] | None:
        position, text = 0, self.text
        while match := _BEFORE_ROOT.match(text, position):
            position = match.end()
        return _ROOT.match(text, position)

    @property
    def root(self) -> str | None:
        """The local name of an XML file's root element, in lower case."""
        return self._root[1].lower() if self._root else None

    @property
    def root_attributes(self) -> str:
        """The source of the root element's attributes, which holds its namespaces."""
        return self._root[2] if self._root else ""

    @property
    def is_json(self) -> bool:
        """Whether the file begins like a JSON object or array."""
        return self.text[:1] in {"{", "["}


class Format(Protocol):
    """One format of wire files."""

    @property
    def name(self) -> str:
        """Its name in `dateline wires parse` and in the tables."""

    def recognises(self, head: Head) -> float:
        """How sure it is that the file is of this format: 0 not at all, 1 certainly."""

    def parse(self, data: bytes) -> list[ParsedItem]:
        """Read every item.

        Raises:
            WireError: the file cannot be read; nothing else is ever raised.
        """
