"""Kept words that come back into a document, as a block where theirs stood."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlText

from dateline.ground.ids import new_id
from dateline.stories.coediting.losses import KeptWords
from dateline.stories.coediting.structure import EMPTY_LIST, Roots, roots_of, string


def put_back(doc: Doc[Any], key: str, kept: KeptWords) -> None:
    """Put the words into the text: the whole block where it is known, with its id and sources."""
    roots = roots_of(doc)
    element = roots.body.children.insert(_place(roots, kept.after), XmlElement("paragraph"))
    element.attributes["id"] = _id(roots, kept.block)
    element.attributes["sources"] = kept.sources or EMPTY_LIST
    element.attributes["absorbed"] = EMPTY_LIST
    element.children.append(XmlText(kept.whole or kept.words.strip()))
    settle(doc, key, kept)


def settle(doc: Doc[Any], key: str, kept: KeptWords) -> None:
    """Note that nobody has to be asked about the words any more; they stay in the history."""
    settled = kept.model_copy(update={"settled": True})
    roots_of(doc).lost[key] = settled.model_dump_json()


def _place(roots: Roots, after: str) -> int:
    for place, element in enumerate(roots.body.children):
        if after and isinstance(element, XmlElement):
            ids = (string(element.attributes.get("id")), string(element.attributes.get("absorbed")))
            if after == ids[0] or f'"{after}"' in ids[1]:
                return place + 1
    return len(roots.body.children)


def _id(roots: Roots, block: str) -> str:
    """Return the id that the block had, with which its declared sources go, or a new one."""
    present = {
        string(element.attributes.get("id"))
        for element in roots.body.children
        if isinstance(element, XmlElement)
    }
    try:
        is_free = str(UUID(block)) == block and block not in present
    except ValueError:
        is_free = False
    return block if is_free else str(new_id())
