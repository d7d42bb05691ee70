"""From an element of a document to contents that blocks can have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pycrdt import XmlElement

from dateline.ground.richtext import Run, Text, from_plain
from dateline.stories.blocks import (
    MOST_CHARACTERS,
    MOST_ITEMS,
    BadBlock,
    Content,
    ListBlock,
    Paragraph,
    parse_content,
)
from dateline.stories.coediting.inline import read_inline, split_long
from dateline.stories.coediting.problems import Problem
from dateline.stories.coediting.structure import LIST_ITEM, attributes_of_element, string, words_of

_MOST_LINE: Final = 1_000
_MOST_RELATED: Final = 20


def contents_of(element: XmlElement, problems: list[Problem]) -> list[Content]:
    """Return an element as contents: one, or several where it is too long for one.

    What cannot be a block of its kind becomes paragraphs of its words, and `problems` says so.
    """
    reader = _READERS.get(element.tag or "")
    if reader is None:
        kind = string(element.tag)
        problems.append(
            Problem(_("“%s” is no kind of block: its words are a paragraph now."), (kind,))
        )
        return paragraphs(from_plain(words_of(element)))
    try:
        return list(reader(element, attributes_of_element(element)))
    except BadBlock as bad:
        told = (string(element.tag), str(bad))
        problems.append(Problem(_("A block of the kind %s is a paragraph now: %s."), told))
        return paragraphs(read_inline(element) or _told(element))


def paragraphs(runs: tuple[Run, ...]) -> list[Content]:
    """Return runs as paragraphs, cut where they are too long for one."""
    return [Paragraph(text=text) for text in split_long(runs, MOST_CHARACTERS)]


def _told(element: XmlElement) -> tuple[Run, ...]:
    told = (string(element.attributes.get(name)) for name in ("title", "alt", "url"))
    return from_plain(" ".join(filter(None, told)))


def _paragraph(element: XmlElement, attributes: dict[str, Any]) -> Iterable[Content]:
    return paragraphs(read_inline(element))


def _heading(element: XmlElement, attributes: dict[str, Any]) -> Iterator[Content]:
    level = attributes.get("level")
    number = int(level) if isinstance(level, int | float) and 2 <= level <= 4 else 2
    for text in split_long(read_inline(element), MOST_CHARACTERS):
        yield _content("heading", level=number, text=text)


def _quotation(element: XmlElement, attributes: dict[str, Any]) -> Iterator[Content]:
    cite = _line(attributes.get("cite"))
    for text in split_long(read_inline(element), MOST_CHARACTERS):
        yield _content("quotation", text=text, cite=cite)


def _list(element: XmlElement, attributes: dict[str, Any]) -> Iterator[Content]:
    items = [text for child in element.children for text in _items(child)]
    for start in range(0, max(len(items), 1), MOST_ITEMS):
        part = tuple(items[start : start + MOST_ITEMS])
        yield ListBlock(ordered=attributes.get("ordered") is True, items=part)


def _items(child: object) -> list[Text]:
    if isinstance(child, XmlElement) and child.tag == LIST_ITEM:
        return split_long(read_inline(child), MOST_CHARACTERS)
    return split_long(from_plain(words_of(child)), MOST_CHARACTERS)


def _picture(element: XmlElement, attributes: dict[str, Any]) -> Iterator[Content]:
    caption, *more = split_long(read_inline(element), MOST_CHARACTERS)
    picture, alt = string(attributes.get("picture")), _line(attributes.get("alt"))
    yield _content("picture", picture=picture, alt=alt, caption=caption)
    for text in more:
        yield Paragraph(text=text)


def _embed(element: XmlElement, attributes: dict[str, Any]) -> Iterator[Content]:
    url, title = string(attributes.get("url")), _line(attributes.get("title"))
    yield _content("embed", url=url, title=title)


def _related(element: XmlElement, attributes: dict[str, Any]) -> Iterator[Content]:
    stories = [one for one in string(attributes.get("stories")).split() if _is_id(one)]
    yield _content("related", stories=stories[:_MOST_RELATED])


def _content(kind: str, **fields: object) -> Content:
    return parse_content({"kind": kind, **fields})


def _line(value: object) -> str:
    return " ".join(string(value).split())[:_MOST_LINE].rstrip()


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


_READERS: Final = {
    "paragraph": _paragraph,
    "heading": _heading,
    "quotation": _quotation,
    "list": _list,
    "picture": _picture,
    "embed": _embed,
    "related": _related,
}
