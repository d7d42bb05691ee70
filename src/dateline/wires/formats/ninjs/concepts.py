"""What a ninjs object is about, and its genre: concepts by code, by address or by name."""

from __future__ import annotations

from typing import Any, Final

from dateline.wires.parsed import Subject
from dateline.wires.reading.characters import LONG
from dateline.wires.reading.jsonfields import line_of, objects
from dateline.wires.reading.subjects import scheme_and_code

_FIELDS: Final = ("code", "uri", "qcode", "literal", "scheme", "name")
_MOST_KEPT: Final = 4096
# The values of the fields.
_Stated = tuple[Any, ...]


class _Concepts(dict[_Stated, Subject | None]):
    """Concepts as they are stated: they come again from item to item."""

    def __missing__(self, stated: _Stated) -> Subject | None:
        found = _read(stated)
        # Numbers of different types are equal as keys, and read differently.
        texts = [one for one in stated if one is not None]
        if all(type(one) is str for one in texts) and sum(map(len, texts)) < LONG:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[stated] = found
        return found


_CONCEPTS: Final = _Concepts()


def concepts_of(one: dict[str, Any], names: tuple[str, ...]) -> tuple[Subject, ...]:
    """Return the concepts of these fields, each once."""
    found: dict[Subject, None] = {}
    for field in names:
        value = one.get(field)
        if not value:
            continue
        for concept in objects(value):
            stated = tuple([concept.get(name) for name in _FIELDS])
            try:
                subject = _CONCEPTS[stated]
            except TypeError:
                # A list or an object where a text should be.
                subject = _read(stated)
            if subject:
                found[subject] = None
    return tuple(found)


def _read(stated: _Stated) -> Subject | None:
    code, uri, qcode, literal, scheme, name = map(line_of, stated)
    coded = code or uri or qcode or literal
    of, code = scheme_and_code(coded, scheme or None) if coded else (None, None)
    return Subject(of, code, name or None) if code or name else None
