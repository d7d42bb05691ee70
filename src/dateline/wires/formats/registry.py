"""Finding the formats and the one that a file is in."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_args

from dateline.wires.completing import completed
from dateline.wires.errors import EmptyFile, NoItems, UnknownFormat
from dateline.wires.formats.interface import HEAD_BYTES, Format, Head, ObjectFormat, Opening
from dateline.wires.parsed import ParsedFile
from dateline.wires.reading.json import object_in


@cache
def formats() -> tuple[Format, ...]:
    """Return the formats: the `FORMAT` of every package beside this module, by name."""
    package = import_module(__package__)
    found: list[Format] = [
        import_module(f"{__package__}.{module.name}").FORMAT
        for module in iter_modules(package.__path__)
        if module.ispkg
    ]
    return tuple(sorted(found, key=lambda one: one.name))


@cache
def _by_opening() -> dict[Opening, tuple[Format, ...]]:
    """The formats by how their files begin, each in their order."""
    openings: tuple[Opening, ...] = get_args(Opening)
    return {
        opening: tuple(one for one in formats() if one.opening == opening) for opening in openings
    }


@cache
def _of_objects() -> tuple[ObjectFormat, ...]:
    return tuple(one for one in _by_opening()["json"] if isinstance(one, ObjectFormat))


def _of_object(value: dict[str, Any]) -> ObjectFormat | None:
    """Return the format of a JSON object by its members, which is quicker than by its text."""
    best, score = None, 0.0
    for one in _of_objects():
        sure = one.knows(value)
        if sure is None:
            return None
        if sure > score:
            best, score = one, sure
    return best


def recognise(data: bytes, *, name: str) -> Format:
    """Return the format of a file by its content first and its name second.

    Raises:
        EmptyFile: there is nothing in it.
        UnknownFormat: none of the formats knows it.
    """
    head = Head(data[:HEAD_BYTES], name)
    if head.opening == "text" and head.is_empty:
        raise EmptyFile("The file is empty; ask the provider to send it again.", place="byte 0")
    best, score = None, 0.0
    for one in _by_opening()[head.opening]:
        sure = one.recognises(head)
        if sure > score:
            best, score = one, sure
        if sure >= 1:
            break
    if best is None:
        known = ", ".join(one.name for one in formats())
        raise UnknownFormat(
            f"The file begins like none of the formats known ({known}).", place="byte 0"
        )
    return best


def parse_wire(data: bytes, *, name: str) -> ParsedFile:
    """Read a wire file in whatever format it is.

    Raises:
        WireError: it cannot be read, with a code, a sentence and the place.
    """
    one = object_in(data)
    known = _of_object(one) if one else None
    chosen = known or recognise(data, name=name)
    items = known.drafts(one) if known else chosen.parse(data)
    if not items:
        raise NoItems("The file is well formed but carries no news item.")
    return ParsedFile(chosen.name, tuple(map(completed, items)))
