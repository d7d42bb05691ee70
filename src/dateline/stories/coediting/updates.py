"""What a Yjs update brings: the words that it adds, and what it deletes on purpose.

The form is version 1 of Yjs updates: https://github.com/yjs/yjs/blob/v13.6.27/src/utils/encoding.js,
with the numbers and strings of lib0. pycrdt applies updates, but does not show what is in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

Ranges = dict[int, list[tuple[int, int]]]
"""Changes by their client: first clock, and the clock after the last."""

_LEFT, _RIGHT, _KEYED, _KIND = 0x80, 0x40, 0x20, 0x1F
_GONE, _SKIPPED, _STRING = 0, 10, 4
_NAMED_TYPES: Final = frozenset({3, 5})
_DEEPEST: Final = 100


class BadUpdate(ValueError):
    """The bytes are no update."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a client added; clocks count UTF-16 code units."""

    client: int
    clock: int
    text: str

    @property
    def end(self) -> int:
        """The clock after the last."""
        return self.clock + len(self.text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Contents:
    """What an update says: words in the order in which they lie in it, and what it deletes."""

    words: tuple[Words, ...]
    deleted: Ranges


def contents_of_update(data: bytes) -> Contents:
    """Return what an update says.

    Raises:
        BadUpdate: it is none.
    """
    reader = _Reader(data)
    words = tuple(_words(reader))
    return Contents(words, _ranges(reader))


def ranges_of(data: bytes) -> Ranges:
    """Return a delete set as ranges.

    Raises:
        BadUpdate: it is none.
    """
    return _ranges(_Reader(data))


def _ranges(reader: _Reader) -> Ranges:
    found: Ranges = {}
    for _ in range(reader.number()):
        client = reader.number()
        ranges = found.setdefault(client, [])
        for _ in range(reader.number()):
            clock = reader.number()
            ranges.append((clock, clock + reader.number()))
    return found


def _words(reader: _Reader) -> Iterator[Words]:
    for _ in range(reader.number()):
        structs, client, clock = reader.number(), reader.number(), reader.number()
        for _ in range(structs):
            info = reader.byte()
            if info in (_GONE, _SKIPPED):
                clock += reader.number()
                continue
            _skip_places(reader, info)
            if info & _KIND == _STRING:
                found = Words(client, clock, reader.string())
                clock = found.end
                yield found
            else:
                clock += _skip_content(reader, info & _KIND)


def _skip_places(reader: _Reader, info: int) -> None:
    """Skip what stood left and right of an item, or where it belongs if nothing did."""
    for flag in (_LEFT, _RIGHT):
        if info & flag:
            reader.number(), reader.number()
    if info & (_LEFT | _RIGHT):
        return
    if reader.number() == 1:
        reader.string()
    else:
        reader.number(), reader.number()
    if info & _KEYED:
        reader.string()


def _skip_content(reader: _Reader, kind: int) -> int:
    """Skip content that is no words, and return how many clocks it takes."""
    match kind:
        case 1:
            return reader.number()
        case 2:
            return reader.times(reader.string)
        case 3 | 5:
            reader.string()
        case 6:
            reader.string(), reader.string()
        case 7:
            if reader.number() in _NAMED_TYPES:
                reader.string()
        case 8:
            return reader.times(reader.skip_any)
        case 9:
            reader.string()
            reader.skip_any()
        case _:
            raise BadUpdate(f"no content has the number {kind}")
    return 1


class _Reader:
    """Numbers, strings and values of lib0, one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def byte(self) -> int:
        if self._at >= len(self._data):
            raise BadUpdate("the update ends too early")
        self._at += 1
        return self._data[self._at - 1]

    def number(self) -> int:
        number = shift = 0
        while shift < 64:
            byte = self.byte()
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                return number
            shift += 7
        raise BadUpdate("a number is too long")

    def string(self) -> str:
        return self._bytes(self.number()).decode("utf-8", "replace")

    def times(self, skip: Callable[[], object]) -> int:
        number = self.number()
        for _ in range(number):
            skip()
        return number

    def skip_any(self, depth: int = 0) -> None:
        if depth > _DEEPEST:
            raise BadUpdate("a value is too deep")
        match self.byte():
            case 116 | 119:
                self._bytes(self.number())
            case 117:
                self.times(lambda: self.skip_any(depth + 1))
            case 118:
                self.times(lambda: self._skip_entry(depth + 1))
            case 122 | 123:
                self._bytes(8)
            case 124:
                self._bytes(4)
            case 125:
                self.number()
            case 120 | 121 | 126 | 127:
                return
            case kind:
                raise BadUpdate(f"no value has the number {kind}")

    def _skip_entry(self, depth: int) -> None:
        self.string()
        self.skip_any(depth)

    def _bytes(self, size: int) -> bytes:
        start, self._at = self._at, self._at + size
        if self._at > len(self._data):
            raise BadUpdate("the update ends too early")
        return self._data[start : self._at]
