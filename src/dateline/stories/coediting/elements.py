"""One element of a document: written as a content says, or taken out and put in elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, TypeGuard

from pycrdt import XmlElement, XmlText

from dateline.ground.richtext import Text as RichText
from dateline.ground.richtext import normalized
from dateline.stories.blocks import (
    Content,
    Embed,
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    Quotation,
    Related,
)
from dateline.stories.coediting.inline import read_inline
from dateline.stories.coediting.lines import write_inline
from dateline.stories.coediting.structure import LIST_ITEM, attributes_of_element


def write_content(element: XmlElement, content: Content) -> None:
    """Make an element of the same kind say what a block's content says."""
    match content:
        case Paragraph(text=text):
            write_inline(element, text)
        case Heading(level=level, text=text):
            set_attribute(element, "level", level)
            write_inline(element, text)
        case Quotation(text=text, cite=cite):
            set_attribute(element, "cite", cite)
            write_inline(element, text)
        case ListBlock(ordered=ordered, items=items):
            set_attribute(element, "ordered", ordered)
            _write_items(element, items)
        case PictureBlock(picture=picture, alt=alt, caption=caption):
            set_attribute(element, "picture", str(picture))
            set_attribute(element, "alt", alt)
            write_inline(element, caption)
        case Embed(url=url, title=title):
            set_attribute(element, "url", url)
            set_attribute(element, "title", title)
        case Related(stories=stories):
            set_attribute(element, "stories", " ".join(map(str, stories)))


def set_attribute(element: XmlElement, name: str, value: str | bool | int) -> None:
    """Set an attribute that has another value, so that nothing is written that says nothing."""
    if element.attributes.get(name) != value:
        element.attributes[name] = value


def _write_items(element: XmlElement, items: Sequence[RichText]) -> None:
    for place in reversed(range(len(element.children))):
        if not _is_item(element.children[place]):
            del element.children[place]
    present = [normalized(read_inline(child)) for child in element.children if _is_item(child)]
    matcher = SequenceMatcher(None, present, list(items), autojunk=False)
    for _, start, end, new_start, new_end in reversed(matcher.get_opcodes()):
        both = min(end - start, new_end - new_start)
        for place in reversed(range(start + both, end)):
            del element.children[place]
        for item in reversed(items[new_start + both : new_end]):
            write_inline(element.children.insert(start + both, XmlElement(LIST_ITEM)), item)
        for place in range(both):
            child = element.children[start + place]
            if isinstance(child, XmlElement):
                write_inline(child, items[new_start + place])


def _is_item(child: object) -> TypeGuard[XmlElement]:
    return isinstance(child, XmlElement) and child.tag == LIST_ITEM


class Kept:
    """The insides of an element that is moved: it goes out of the document and comes in again."""

    def __init__(self, element: object) -> None:
        self._tag = ""
        self._attributes: dict[str, Any] = {}
        self._children: _Copies = []
        if isinstance(element, XmlElement):
            self._tag = element.tag or ""
            self._attributes = attributes_of_element(element)
            self._children = _copied(element)

    def put_into(self, element: XmlElement) -> None:
        for name, value in self._attributes.items():
            element.attributes[name] = value
        if self._tag == element.tag:
            _paste(element, self._children)


_Copies = list[Any]


def _copied(element: XmlElement) -> _Copies:
    return [
        list(child.diff())
        if isinstance(child, XmlText)
        else (child.tag or "", attributes_of_element(child), _copied(child))
        for child in element.children
        if isinstance(child, XmlText | XmlElement)
    ]


def _paste(element: XmlElement, copies: _Copies) -> None:
    for copy in copies:
        if isinstance(copy, list):
            node = element.children.append(XmlText(""))
            for words, attributes in reversed(copy):
                if isinstance(words, str):
                    node.insert(0, words, attributes or {})
        else:
            tag, attributes, children = copy
            child = element.children.append(XmlElement(tag))
            for name, value in attributes.items():
                child.attributes[name] = value
            _paste(child, children)
