"""The words of a block in a document, and their marks, as runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pycrdt import XmlElement, XmlText
from pydantic import ValidationError

from dateline.ground.richtext import MARK_ORDER, Run, Text, normalized, safe_href
from dateline.stories.coediting.structure import (
    FOREIGN,
    HARD_BREAK,
    LINK,
    SAID,
    is_proposed,
    mark_of,
    string,
    words_of,
)

# What the editor puts where a proposed or withdrawn break between blocks stands.
_PLACEHOLDER: Final = "\u200b"
_MOST_NAME: Final = 200


def read_inline(element: XmlElement) -> tuple[Run, ...]:
    """Return the words of an element with the marks that an article knows.

    A line break has no marks in a document: here it has those of the words before it.
    """
    runs: list[Run] = []
    for run in _runs(element):
        is_break = run.text == "\n" and runs
        runs.append(runs[-1].model_copy(update={"text": "\n"}) if is_break else run)
    return tuple(runs)


def _runs(element: XmlElement) -> Iterator[Run]:
    for child in element.children:
        if isinstance(child, XmlText):
            yield from _text_runs(child)
        elif isinstance(child, XmlElement) and child.tag != HARD_BREAK and len(child.children):
            yield from _runs(child)
        else:
            yield Run(text=words_of(child))


def _text_runs(text: XmlText) -> Iterator[Run]:
    for part, attributes in text.diff():
        if is_proposed(attributes):
            continue
        words = part if isinstance(part, str) else words_of(part)
        if words.strip(_PLACEHOLDER) or not attributes:
            yield run_of(words, attributes or {})


def run_of(words: str, attributes: Mapping[str, Any]) -> Run:
    """Return words as a run; a mark that an article cannot have is left out."""
    marks = {mark_of(name): value for name, value in attributes.items() if value is not None}
    known = tuple(mark for mark in MARK_ORDER if mark in marks)
    href = safe_href(_attribute(marks.get(LINK), "href"))
    lang = _attribute(marks.get(FOREIGN), "lang") or None
    try:
        return Run(text=words, marks=known, href=href, lang=lang)
    except ValidationError:
        return Run(text=words, marks=known, href=href)


def _attribute(mark: object, name: str) -> str:
    return string(mark.get(name)) if isinstance(mark, dict) else ""


def read_said(element: XmlElement) -> list[tuple[str, str]]:
    """Return the words of an element of which it is noted who says them, each with the name."""
    found: list[tuple[str, str]] = []
    is_side_by_side = False
    for child in element.children:
        if isinstance(child, XmlElement):
            found += read_said(child)
            is_side_by_side = is_side_by_side and child.tag == HARD_BREAK
            continue
        for part, attributes in child.diff() if isinstance(child, XmlText) else ():
            if is_proposed(attributes):
                continue
            name = " ".join(_attribute((attributes or {}).get(SAID), "by").split())[:_MOST_NAME]
            words = part if isinstance(part, str) else words_of(part)
            if name and is_side_by_side and found[-1][1] == name:
                found[-1] = (found[-1][0] + words, name)
            elif name:
                found.append((words, name))
            is_side_by_side = bool(name)
    return found


def attributes_of(run: Run) -> dict[str, Any]:
    """Return the formatting attributes of a run, as the editor's binding writes them."""
    attributes: dict[str, Any] = {mark: {} for mark in run.marks}
    if run.href:
        attributes[LINK] = {"href": run.href}
    if run.lang:
        attributes[FOREIGN] = {"lang": run.lang}
    return attributes


def split_long(runs: tuple[Run, ...], most: int) -> list[Text]:
    """Cut runs into texts of at most so many characters, between words where there are any."""
    texts: list[list[Run]] = [[]]
    room = most
    for run in runs:
        words = run.text
        while len(words) > room:
            cut = words.rfind(" ", 0, room) + 1 or room
            texts[-1].append(run.model_copy(update={"text": words[:cut]}))
            words, room = words[cut:], most
            texts.append([])
        room -= len(words)
        texts[-1].append(run.model_copy(update={"text": words}))
    return [normalized(part) for part in texts]
