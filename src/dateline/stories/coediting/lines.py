"""Writing the words of a block into a document, so that what stays keeps its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Final, NamedTuple

from pycrdt import XmlElement, XmlText

from dateline.ground.richtext import Run, Text, normalized, plain
from dateline.stories.coediting.changes import changes_between
from dateline.stories.coediting.inline import attributes_of, read_inline
from dateline.stories.coediting.structure import (
    HARD_BREAK,
    LINK,
    WRITTEN_MARKS,
    is_proposed,
)

_LINE_END: Final = "\n"


class _Unit(NamedTuple):
    """One character that the article has, and where it stands in the document, in bytes."""

    node: XmlText
    start: int
    character: str
    attributes: dict[str, Any]

    @property
    def end(self) -> int:
        return self.start + len(self.character.encode())


def write_inline(element: XmlElement, text: Text) -> None:
    """Make the words of an element what a text says; words that are only proposed stay."""
    if normalized(read_inline(element)) == text:
        return
    wanted = _split(text)
    if any(not _is_inline(child) for child in element.children):
        del element.children[0 : len(element.children)]
    lines = _lines(element)
    starts = _starts(lines)
    for old_start, old_end, new_start, new_end in reversed(_paired(lines, wanted)):
        both = min(old_end - old_start, new_end - new_start)
        _insert(element, starts, old_start + both, wanted[new_start + both : new_end])
        _delete(element, starts, old_start + both, old_end)
        for line in reversed(range(both)):
            place = old_start + line
            _edit(element, lines[place], starts[place], wanted[new_start + line])


def _is_inline(child: object) -> bool:
    return isinstance(child, XmlText) or (isinstance(child, XmlElement) and child.tag == HARD_BREAK)


def _split(text: Text) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in text:
        first, *others = run.text.split(_LINE_END)
        lines[-1].append(run.model_copy(update={"text": first}))
        lines.extend([run.model_copy(update={"text": other})] for other in others)
    return [[run for run in line if run.text] for line in lines]


def _lines(element: XmlElement) -> list[list[XmlText]]:
    lines: list[list[XmlText]] = [[]]
    for child in element.children:
        if isinstance(child, XmlText):
            lines[-1].append(child)
        else:
            lines.append([])
    return lines


def _starts(lines: Sequence[Sequence[XmlText]]) -> list[int]:
    """Return the place of each line's first child; a last one stands after an end of line."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _paired(
    lines: Sequence[Sequence[XmlText]], wanted: Sequence[Sequence[Run]]
) -> list[tuple[int, int, int, int]]:
    if len(lines) == len(wanted):
        return [(0, len(lines), 0, len(wanted))]
    present = ["".join(unit.character for unit in _units(line)) for line in lines]
    matcher = SequenceMatcher(None, present, [plain(line) for line in wanted], autojunk=False)
    return [tuple(places) for _, *places in matcher.get_opcodes()]  # type: ignore[misc]


def _insert(
    element: XmlElement, starts: Sequence[int], line: int, wanted: Sequence[Sequence[Run]]
) -> None:
    for runs in reversed(wanted):
        place = max(starts[line] - 1, 0)
        element.children.insert(place, XmlElement(HARD_BREAK))
        _write_new(element, place + 1 if line else 0, runs)


def _delete(element: XmlElement, starts: Sequence[int], line: int, end: int) -> None:
    if line == end:
        return
    back = 1 if line else 0
    for place in reversed(range(starts[line] - back, starts[end] - back)):
        del element.children[place]


def _write_new(element: XmlElement, place: int, runs: Sequence[Run]) -> None:
    if runs:
        node = element.children.insert(place, XmlText(""))
        for run in reversed(runs):
            node.insert(0, run.text, attributes_of(run))


def _units(nodes: Sequence[XmlText]) -> list[_Unit]:
    return [unit for node in nodes for unit in _node_units(node)]


def _node_units(node: XmlText) -> Iterator[_Unit]:
    at = 0
    for part, attributes in node.diff():
        if not isinstance(part, str):
            at += 1
            continue
        for character in part:
            unit = _Unit(node, at, character, attributes or {})
            at = unit.end
            if not is_proposed(attributes):
                yield unit


def _edit(element: XmlElement, nodes: Sequence[XmlText], place: int, runs: Sequence[Run]) -> None:
    if not nodes:
        _write_new(element, place, runs)
        return
    units = _units(nodes)
    characters = [(char, run) for run in runs for char in run.text]
    before = "".join(unit.character for unit in units)
    for change in reversed(changes_between(before, plain(runs))):
        for first, last in reversed(list(_stretches(units[change.start : change.end]))):
            del first.node[first.start : last.end]
        node, at = _place(nodes, units, change.start)
        new = groupby(characters[change.new_start : change.new_end], key=lambda pair: pair[1])
        for run, pairs in reversed([(run, list(pairs)) for run, pairs in new]):
            node.insert(at, "".join(char for char, _ in pairs), attributes_of(run))
    _format(_units(nodes), [run for _, run in characters])


def _place(nodes: Sequence[XmlText], units: Sequence[_Unit], index: int) -> tuple[XmlText, int]:
    if index:
        return units[index - 1].node, units[index - 1].end
    return (units[0].node, units[0].start) if units else (nodes[0], 0)


def _stretches(units: Sequence[_Unit]) -> Iterator[tuple[_Unit, _Unit]]:
    """Yield the first and last of each stretch of units that stand side by side in one node."""
    first = last = None
    for unit in units:
        if last and first and unit.node == last.node and unit.start == last.end:
            last = unit
            continue
        if first and last:
            yield first, last
        first = last = unit
    if first and last:
        yield first, last


def _format(units: Sequence[_Unit], runs: Sequence[Run]) -> None:
    differing: dict[str, list[_Unit]] = {}
    changes: dict[str, dict[str, Any]] = {}
    for unit, run in zip(units, runs, strict=True):
        change = _marks_to_change(unit.attributes, attributes_of(run))
        if change:
            differing.setdefault(repr(change), []).append(unit)
            changes[repr(change)] = change
    for name, change in changes.items():
        for first, last in _stretches(differing[name]):
            first.node.format(first.start, last.end, change)


def _marks_to_change(present: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {
        mark: wanted.get(mark)
        for mark in WRITTEN_MARKS
        if _says(mark, present.get(mark)) != _says(mark, wanted.get(mark))
    }


def _says(mark: str, value: object) -> object:
    if isinstance(value, dict):
        return value.get("href" if mark == LINK else "lang", True)
    return value
