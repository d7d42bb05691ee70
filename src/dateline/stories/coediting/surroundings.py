"""The block in which words stood that vanished with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pycrdt import Doc, XmlElement

from dateline.stories.coediting.log import Update
from dateline.stories.coediting.losses import Loss
from dateline.stories.coediting.structure import roots_of, string, words_of
from dateline.stories.coediting.updates import BadUpdate, contents_of_update

# Each takes the document once more; that words vanish is rare, and long logs are folded.
_MOST_TRIED: Final = 20


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A block as it stood with the words: id, all words, sources, and the block before it."""

    block: str
    whole: str
    sources: str
    after: str


def surroundings(
    loss: Loss, updates: Sequence[Update], begin: Callable[[], Doc[Any]]
) -> Surroundings | None:
    """Return the block in which words stood; None where it cannot be found any more.

    The document is put together without one update after the other that deletes something: in the
    one without the removal of the block the words still stand in it.

    Args:
        updates: the log, in its order; `loss.update` counts in it.
        begin: gives the document as it was before all of them.
    """
    for left_out in _deleting(updates):
        doc = begin()
        for number, update in enumerate(updates[: max(loss.update, left_out) + 1]):
            if number != left_out:
                doc.apply_update(update.data)
        if found := _block_with(doc, loss.words.text):
            return found
    return None


def _deleting(updates: Sequence[Update]) -> Iterator[int]:
    """Yield the places of updates that delete something, the last first."""
    tried = 0
    for number in reversed(range(len(updates))):
        try:
            deletes = bool(contents_of_update(updates[number].data).deleted)
        except BadUpdate:
            continue
        if deletes and tried < _MOST_TRIED:
            tried += 1
            yield number


def _block_with(doc: Doc[Any], words: str) -> Surroundings | None:
    before = ""
    for element in roots_of(doc).body.children:
        if not isinstance(element, XmlElement):
            continue
        block, whole = string(element.attributes.get("id")), words_of(element)
        if block and words.strip() in whole:
            return Surroundings(block, whole, string(element.attributes.get("sources")), before)
        before = block
    return None
