"""How a document is laid out: names of its roots, elements, attributes and marks; its bounds.

The editor's schema in `frontend/` has the same names. What this page calls a text of another shape
is another schema, with a number of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, cast

from pycrdt import Doc, Map, Text, XmlElement, XmlFragment, XmlText

from dateline.ground.richtext import MARK_ORDER

SCHEMA: Final = 3

MOST_UPDATE_BYTES: Final = 8 * 2**20
MOST_DOCUMENT_BYTES: Final = 32 * 2**20

LINES: Final = {"headline": 300, "short_headline": 120, "deck": 600}
"""Roots that are one line of text each, and how many characters an article keeps of them."""
SCALARS: Final = {
    "slug": 120,
    "dateline": 100,
    "section": 60,
    "lead_picture": 36,
    "urgency": 1,
    "genre": 16,
}
"""Entries of the root `fields`, and how many characters an article keeps of them."""

HARD_BREAK: Final = "hard_break"
LIST_ITEM: Final = "list_item"
EMPTY_LIST: Final = "[]"

LINK: Final = "link"
FOREIGN: Final = "foreign"
SAID: Final = "said"
"""The mark of quoted words of which somebody noted who says them."""
INSERTION: Final = "insertion"
"""The mark of words that somebody proposes: they are not in the article before that is accepted."""
ADDING: Final = "adding"
"""The attribute of a block that is only proposed: it is not in the article before it is accepted.

What else is proposed for a block (`removing`, `moving`, `becoming`) and the mark `formatting` are
the editor's alone: the article has the block as it is.
"""
WRITTEN_MARKS: Final = (*MARK_ORDER, LINK, FOREIGN)
"""The marks that an article has; those of comments and suggestions are the document's alone."""


@dataclass(frozen=True, slots=True)
class Roots:
    """The roots of a document, typed."""

    body: XmlFragment
    lines: dict[str, Text]
    fields: Map[Any]
    topics: Map[Any]
    subjects: Map[Any]
    """Codes of Media Topics, each with its place among them."""
    edges: Map[Any]
    lost: Map[Any]
    """Words that were typed into a block while somebody removed it, kept beside the text."""
    proposed: Map[Any]
    """Suggested values of lines, by line and person."""


def roots_of(doc: Doc[Any]) -> Roots:
    """Return the roots of a document; those that are not there yet are empty."""
    return Roots(
        body=doc.get("text", type=XmlFragment),
        lines={name: doc.get(name, type=Text) for name in LINES},
        fields=doc.get("fields", type=Map),
        topics=doc.get("topics", type=Map),
        subjects=doc.get("subjects", type=Map),
        edges=doc.get("edges", type=Map),
        lost=doc.get("lost", type=Map),
        proposed=doc.get("proposed", type=Map),
    )


def attributes_of_element(element: XmlElement) -> dict[str, Any]:
    """Return the attributes of an element by name; their values may be anything."""
    # The view is annotated as what its iterator would have to give.
    return dict(iter(cast("Iterable[tuple[str, Any]]", element.attributes)))


def mark_of(attribute: str) -> str:
    """Return the mark that a formatting attribute stands for.

    The editor's binding adds a hash to the name of a mark that may stand twice on one word.
    """
    return attribute.partition("--")[0]


def string(value: object) -> str:
    """Return a value of a document if it is a string, else an empty one."""
    return value if isinstance(value, str) else ""


def words_of(node: XmlElement | XmlText | object) -> str:
    """Return every word below a node, whatever the node is; proposed ones are left out."""
    if isinstance(node, XmlText):
        return "".join(
            part if isinstance(part, str) else words_of(part)
            for part, attributes in node.diff()
            if not is_proposed(attributes)
        )
    if isinstance(node, XmlElement):
        if node.tag == HARD_BREAK:
            return "\n"
        return "".join(words_of(child) for child in node.children)
    return ""


def is_addition(element: object) -> bool:
    """Whether an element is a block that is only proposed."""
    return isinstance(element, XmlElement) and bool(element.attributes.get(ADDING))


def is_proposed(attributes: dict[str, Any] | None) -> bool:
    """Whether words with these attributes are a suggestion that nobody accepted yet."""
    return any(
        mark_of(name) == INSERTION and value is not None
        for name, value in (attributes or {}).items()
    )
