"""From a document to the draft of an article; nothing in the document is believed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID, uuid5

import orjson
from django.utils.translation import gettext_noop as _
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from dateline.ground.ids import new_id
from dateline.ground.richtext import from_plain
from dateline.stories.blocks import Content
from dateline.stories.coediting.contents import contents_of, paragraphs
from dateline.stories.coediting.edges import Entries, Keyed, by_block, read_edges
from dateline.stories.coediting.inline import read_said
from dateline.stories.coediting.problems import Problem
from dateline.stories.coediting.proposed import LineProposal, read_proposals
from dateline.stories.coediting.structure import (
    LINES,
    SCALARS,
    Roots,
    is_addition,
    roots_of,
    string,
    words_of,
)
from dateline.stories.drafts import MOST_BLOCKS, MOST_SUBJECTS, ArticleDraft, BlockDraft
from dateline.stories.genres import GENRES
from dateline.stories.snapshots import Speaker

_SUBJECT: Final = re.compile(r"[0-9]{8}")
_URGENCIES: Final = frozenset("123456789")


@dataclass(frozen=True, slots=True)
class Renaming:
    """That a block of the document has no id of its own, and the one that it should have."""

    element: XmlElement
    new: UUID
    absorbed: str
    """What its attribute `absorbed` should be, so that it keeps the sources of its old id."""


@dataclass(slots=True)
class Reading:
    """What a document says: the draft, and what in it was not as it should be."""

    draft: ArticleDraft
    problems: list[Problem] = field(default_factory=list)
    renamings: list[Renaming] = field(default_factory=list)
    speakers: dict[UUID, tuple[Speaker, ...]] = field(default_factory=dict)
    """Who says the quotations of each block, where somebody noted it."""
    proposals: list[LineProposal] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)
    """Names of entries of the root `proposed` that are no proposals."""


@dataclass(frozen=True, slots=True)
class Found:
    """One element of the body with its own id and the sources that it has, by key."""

    element: XmlElement | XmlText | XmlFragment
    id: UUID
    edges: Keyed
    absorbed: tuple[str, ...] = ()


def read_document(doc: Doc[Any], *, article: UUID, taken: Collection[UUID] = ()) -> Reading:
    """Return what a document says of an article. It asks no database, so sources may be unknown.

    A block that is too long becomes several; an element that no article has becomes a paragraph of
    its words; a block without an id of its own gets one. A block that is only proposed is left out.

    Args:
        taken: ids that blocks of this article cannot have, because other articles' do.
    """
    with doc.transaction():
        roots = roots_of(doc)
        reading = Reading(ArticleDraft())
        everything = find_blocks(roots, article, reading, taken)
        found = [one for one in everything if not is_addition(one.element)]
        blocks = [block for one in found for block in _drafts(one, reading.problems)]
        reading.proposals, unsound = read_proposals(roots.proposed.to_py() or {})
        mark_unsound(reading, unsound)
        reading.speakers = {one.id: _speakers(one.element) for one in found}
        if len(blocks) > MOST_BLOCKS:
            more = _(
                "The article has more than %s blocks: those after are kept in the editor only. "
                "Divide it."
            )
            reading.problems.append(Problem(more, (str(MOST_BLOCKS),)))
        reading.draft = ArticleDraft(
            **_fields(roots, reading.problems), blocks=tuple(blocks[:MOST_BLOCKS])
        )
    return reading


def mark_unsound(reading: Reading, names: Collection[str]) -> None:
    """Note entries of the root `proposed` that are no proposals, and tell it."""
    reading.unsound += names
    if names:
        gone = _("A suggestion for a line over the text could not be read and was taken away.")
        reading.problems.append(Problem(gone))


def find_blocks(
    roots: Roots, article: UUID, reading: Reading, others: Collection[UUID] = ()
) -> Iterator[Found]:
    """Yield the elements of the body in order, each with an id that no other has."""
    entries = by_block(roots.edges.to_py() or {})
    taken = set(others)
    for place, element in enumerate(roots.body.children):
        if isinstance(element, XmlElement):
            found = _found(element, entries, taken, reading)
        else:
            found = Found(element, uuid5(article, f"text {place}"), {})
        taken.add(found.id)
        yield found


def _found(element: XmlElement, entries: Entries, taken: set[UUID], reading: Reading) -> Found:
    given = string(element.attributes.get("id"))
    absorbed = _ids(element.attributes.get("absorbed"))
    own = _uuid(given)
    if own is None or own in taken or str(own) != given:
        own = own if own and own not in taken else new_id()
        absorbed = (*absorbed, given) if given else absorbed
        reading.renamings.append(Renaming(element, own, orjson.dumps(absorbed).decode()))
    edges = read_edges(
        element.attributes.get("sources"), str(own), absorbed, entries, reading.problems
    )
    return Found(element, own, edges, absorbed)


def _drafts(found: Found, problems: list[Problem]) -> Iterator[BlockDraft]:
    for part, content in enumerate(_contents(found.element, problems)):
        # What is cut off keeps its id however often the document is read.
        block = uuid5(found.id, f"part {part}") if part else found.id
        yield BlockDraft(id=block, content=content, sources=tuple(found.edges.values()))


def _speakers(element: XmlElement | XmlText | XmlFragment) -> tuple[Speaker, ...]:
    said = read_said(element) if isinstance(element, XmlElement) else []
    return tuple(Speaker(words=words, name=name) for words, name in said)


def _contents(
    element: XmlElement | XmlText | XmlFragment, problems: list[Problem]
) -> list[Content]:
    if isinstance(element, XmlElement):
        return contents_of(element, problems)
    problems.append(Problem(_("Words stood outside of all blocks: they are a paragraph now.")))
    return paragraphs(from_plain(words_of(element)))


def _ids(value: object) -> tuple[str, ...]:
    try:
        ids = orjson.loads(string(value) or "[]")
    except orjson.JSONDecodeError:
        return ()
    return tuple(one for one in ids if isinstance(one, str)) if isinstance(ids, list) else ()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _fields(roots: Roots, problems: list[Problem]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, most in LINES.items():
        fields[name] = _line(str(roots.lines[name]), most, name, problems)
    for name, most in SCALARS.items():
        fields[name] = _line(string(roots.fields.get(name)), most, name, problems)
    fields["lead_picture"] = _uuid(fields["lead_picture"])
    fields["urgency"] = int(fields["urgency"]) if fields["urgency"] in _URGENCIES else None
    fields["genre"] = fields["genre"] if fields["genre"] in GENRES else ""
    fields["subjects"] = read_subjects(roots.subjects.to_py() or {})[:MOST_SUBJECTS]
    topics = roots.topics.to_py() or {}
    fields["topics"] = tuple(sorted(slug for slug, is_set in topics.items() if is_set is True))
    return fields


def read_subjects(places: dict[str, Any]) -> tuple[str, ...]:
    """Return codes of Media Topics by their places."""
    found = [
        (place, code)
        for code, place in places.items()
        if isinstance(place, int | float) and place == place and _SUBJECT.fullmatch(code)
    ]
    return tuple(code for _, code in sorted(found))


def _line(text: str, most: int, name: str, problems: list[Problem]) -> str:
    line = " ".join(text.split())
    if len(line) > most:
        told = (name.replace("_", " "), str(len(line)), str(most))
        problems.append(Problem(_("The %s has %s characters: %s of them are kept."), told))
    return line[:most].rstrip()
