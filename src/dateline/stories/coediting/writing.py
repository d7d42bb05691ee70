"""From the draft of an article into its document, with as few changes as will do.

Others are writing in it: an element stays where it can, words are changed character by character,
and comments and suggestions keep their places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from pycrdt import Doc, Text, XmlElement

from dateline.stories.coediting.changes import changes_between, longest_in_order
from dateline.stories.coediting.contents import contents_of
from dateline.stories.coediting.edges import Entries, born_json, by_block, entry_json, with_keys
from dateline.stories.coediting.elements import Kept, set_attribute, write_content
from dateline.stories.coediting.reading import Found, Reading, find_blocks, read_subjects
from dateline.stories.coediting.structure import (
    ADDING,
    EMPTY_LIST,
    LINES,
    SCALARS,
    Roots,
    is_addition,
    roots_of,
    string,
)
from dateline.stories.drafts import MOST_BLOCKS, ArticleDraft, BlockDraft


def write_draft(doc: Doc[Any], draft: ArticleDraft, *, article: UUID) -> None:
    """Make a document say what a draft says. Every block of the draft has its id."""
    with doc.transaction():
        roots = roots_of(doc)
        for name in LINES:
            _write_line(roots.lines[name], getattr(draft, name))
        _write_fields(roots, draft)
        _write_blocks(roots, draft.blocks, article)


def rename_blocks(reading: Reading) -> None:
    """Give the blocks of a document the ids that its reading found missing."""
    for renaming in reading.renamings:
        renaming.element.attributes["id"] = str(renaming.new)
        renaming.element.attributes["absorbed"] = renaming.absorbed


def _write_line(line: Text, wanted: str) -> None:
    present = str(line)
    if " ".join(present.split()) == " ".join(wanted.split()):
        return
    places = [len(present[:index].encode()) for index in range(len(present) + 1)]
    for change in reversed(changes_between(present, wanted)):
        if change.end > change.start:
            del line[places[change.start] : places[change.end]]
        if change.new_end > change.new_start:
            line.insert(places[change.start], wanted[change.new_start : change.new_end])


def _write_fields(roots: Roots, draft: ArticleDraft) -> None:
    for name in SCALARS:
        value = getattr(draft, name)
        wanted = "" if value is None else str(value)
        if string(roots.fields.get(name)) != wanted:
            roots.fields[name] = wanted
    _write_subjects(roots, draft)
    present = {slug for slug, is_set in (roots.topics.to_py() or {}).items() if is_set is True}
    for slug in present - set(draft.topics):
        del roots.topics[slug]
    for slug in sorted(set(draft.topics) - present):
        roots.topics[slug] = True


def _write_subjects(roots: Roots, draft: ArticleDraft) -> None:
    present = roots.subjects.to_py() or {}
    if read_subjects(present) == draft.subjects:
        return
    for code in set(present) - set(draft.subjects):
        del roots.subjects[code]
    for place, code in enumerate(draft.subjects):
        roots.subjects[code] = place


def _write_blocks(roots: Roots, blocks: Sequence[BlockDraft], article: UUID) -> None:
    reading = Reading(ArticleDraft())
    everything = list(find_blocks(roots, article, reading))
    # What no article holds any more was not in the draft that is written: it stays at the end.
    found = everything[:MOST_BLOCKS]
    rename_blocks(reading)
    wanted = {_id(block): place for place, block in enumerate(blocks)}
    for one in found:
        # What the article has by now is no proposal any more.
        if isinstance(one.element, XmlElement) and one.id in wanted and is_addition(one.element):
            del one.element.attributes[ADDING]
    staying = _staying(found, blocks, wanted)
    moved = {one.id: one for one in found if one.id in wanted}
    kept = {one.id: Kept(one.element) for one in moved.values() if one.id not in staying}
    for place in reversed(range(len(found))):
        if found[place].id not in staying and not is_addition(found[place].element):
            del roots.body.children[place]
    writer = _Writer(roots, by_block(roots.edges.to_py() or {}))
    place = 0
    for block in blocks:
        place = _behind_additions(roots, place)
        before = moved.get(_id(block))
        if before is None or _id(block) not in staying:
            element = roots.body.children.insert(place, XmlElement(block.content.kind))
            if before and _id(block) in kept:
                kept[_id(block)].put_into(element)
            writer.write(element, block, before)
        else:
            writer.write(before.element, block, before)
        place += 1


def _behind_additions(roots: Roots, place: int) -> int:
    """Return the place after blocks that are only proposed: these stay where they are."""
    children = roots.body.children
    while place < len(children) and is_addition(children[place]):
        place += 1
    return place


def _id(block: BlockDraft) -> UUID:
    if block.id is None:
        raise ValueError("a block that is written into a document has its id")
    return block.id


def _staying(
    found: Sequence[Found], blocks: Sequence[BlockDraft], wanted: Mapping[UUID, int]
) -> set[UUID]:
    """Return the blocks whose elements need not be made anew."""
    candidates = [
        one
        for one in found
        if one.id in wanted
        and isinstance(one.element, XmlElement)
        and one.element.tag == blocks[wanted[one.id]].content.kind
    ]
    places = [wanted[one.id] for one in candidates]
    return {candidates[index].id for index in longest_in_order(places)}


class _Writer:
    """Writes one block after the other into the elements that they have."""

    def __init__(self, roots: Roots, entries: Entries) -> None:
        self._roots, self._entries = roots, entries

    def write(self, element: object, block: BlockDraft, before: Found | None) -> None:
        if not isinstance(element, XmlElement):
            raise TypeError("words outside of blocks have no place to stay")
        set_attribute(element, "id", str(block.id))
        if "absorbed" not in element.attributes:
            element.attributes["absorbed"] = EMPTY_LIST
        self._write_edges(element, block, before)
        if contents_of(element, []) != [block.content]:
            write_content(element, block.content)

    def _write_edges(self, element: XmlElement, block: BlockDraft, before: Found | None) -> None:
        present = before.edges if before else {}
        keyed = with_keys(block.sources, present)
        if before and list(present.items()) == list(keyed.items()):
            if "sources" not in element.attributes:
                element.attributes["sources"] = EMPTY_LIST
            return
        set_attribute(element, "sources", born_json(keyed))
        own = self._entries.get(str(block.id), {})
        others = [self._entries.get(one, {}) for one in (before.absorbed if before else ())]
        for key in {key for entries in (own, *others) for key in entries}:
            wanted = entry_json(key, keyed[key]) if key in keyed else ""
            if own.get(key) != wanted:
                self._roots.edges[f"{block.id}/{key}"] = wanted
