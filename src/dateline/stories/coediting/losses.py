"""Words that vanished though nobody deleted them: typed into a block while another removed it.

Yjs removes a block with all that is in it, also with what the one who removed it had not seen. The
browser of whoever typed it keeps the words (`frontend/newsroom/writing/rescue.ts`); for a browser
that is gone by then, the checkpoint does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise
from typing import Annotated, Final
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.stories.coediting.log import Update
from dateline.stories.coediting.structure import string
from dateline.stories.coediting.updates import (
    BadUpdate,
    Contents,
    Ranges,
    Words,
    contents_of_update,
    ranges_of,
)

MOST_KEPT: Final = 200
_MOST_CHARACTERS: Final = 20_000
_NONE: Final = b"\x00"
Kept = Annotated[str, Field(max_length=_MOST_CHARACTERS)]


class KeptWords(BaseModel):
    """Words that are kept beside the text, as an entry of the root `lost` holds them.

    `whole` is the block as it stood with them, where that is known; `ids` says which changes of the
    document they were; `settled` that somebody put them back or let them go.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    words: Kept
    whole: Kept = ""
    block: Annotated[str, Field(max_length=36)] = ""
    after: Annotated[str, Field(max_length=36)] = ""
    sources: Kept = "[]"
    person: Annotated[str, Field(max_length=36)] = ""
    name: Annotated[str, Field(max_length=200)] = ""
    at: datetime | None = None
    ids: Annotated[tuple[tuple[int, int, int], ...], Field(max_length=10_000)] = ()
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Loss:
    """Words of somebody that stand nowhere any more."""

    words: Words
    person: UUID | None
    update: int
    """The place of the update that they came with, in the order of the log."""

    @property
    def key(self) -> str:
        """The entry of the root `lost` that keeps them."""
        return f"{self.words.client}:{self.words.clock}"


@dataclass(slots=True)
class Losses:
    """Follows updates in the order of the log and notes what is lost by them."""

    _updates: list[Update] = field(default_factory=list)
    _contents: list[Contents] = field(default_factory=list)
    _gone: list[Ranges] = field(default_factory=list)

    def see(self, update: Update, deleted: bytes = _NONE) -> None:
        """Take note of an update and of all that was deleted when it was applied."""
        self._updates.append(update)
        if deleted == _NONE:
            return
        try:
            meant = contents_of_update(update.data).deleted
            gone = _without(ranges_of(deleted), meant)
        except BadUpdate:
            return
        if gone:
            self._gone.append(gone)

    @property
    def updates(self) -> Sequence[Update]:
        """All that was seen, in order."""
        return self._updates

    def found(self) -> list[Loss]:
        """Return the words that are lost, those that their writer brought back left out."""
        if not self._gone:
            return []
        self._read()
        lost = [
            Loss(part, update.person, number)
            for number, (update, contents) in enumerate(
                zip(self._updates, self._contents, strict=True)
            )
            for part in _joined(contents.words)
            for part in _within(part, self._gone)
        ]
        return [one for one in _together(lost) if one.words.text.strip() and not self._is_back(one)]

    def _read(self) -> None:
        for update in self._updates[len(self._contents) :]:
            try:
                self._contents.append(contents_of_update(update.data))
            except BadUpdate:
                self._contents.append(Contents((), {}))

    def _is_back(self, loss: Loss) -> bool:
        wanted = loss.words.text.strip()
        return any(
            wanted in words.text
            for update, contents in zip(
                self._updates[loss.update + 1 :], self._contents[loss.update + 1 :], strict=True
            )
            if update.person == loss.person
            for words in contents.words
        )


def kept_words(entries: Mapping[str, object]) -> dict[str, KeptWords]:
    """Return the entries of the root `lost` that can be read, by their keys."""
    found: dict[str, KeptWords] = {}
    for key, value in list(entries.items())[:MOST_KEPT]:
        try:
            found[key] = KeptWords.model_validate_json(string(value))
        except ValidationError:
            continue
    return found


def unkept(losses: Sequence[Loss], entries: Mapping[str, object]) -> list[Loss]:
    """Return the losses of which no browser has kept the words."""
    ids = [one for kept in kept_words(entries).values() for one in kept.ids]
    return [loss for loss in losses if not any(_is_same(loss.words, one) for one in ids)]


def entry_of(
    loss: Loss, *, name: str, at: datetime, around: Mapping[str, str] | None = None
) -> str:
    """Return the entry of the root `lost` that keeps words.

    Args:
        around: the block in which they stood: `block`, `whole`, `sources`, `after`.
    """
    words = loss.words
    kept = KeptWords(
        **{name: text[:_MOST_CHARACTERS] for name, text in (around or {}).items()},
        words=words.text[:_MOST_CHARACTERS],
        person=str(loss.person or ""),
        name=name,
        at=at,
        ids=((words.client, words.clock, words.end - words.clock),),
    )
    return orjson.dumps(kept.model_dump(mode="json")).decode()


def _is_same(words: Words, one: tuple[int, int, int]) -> bool:
    client, clock, length = one
    return client == words.client and clock < words.end and words.clock < clock + length


def _joined(words: Sequence[Words]) -> Iterator[Words]:
    """Join what was typed in one go."""
    whole: Words | None = None
    for part in words:
        if whole and (whole.client, whole.end) == (part.client, part.clock):
            whole = replace(whole, text=whole.text + part.text)
            continue
        if whole:
            yield whole
        whole = part
    if whole:
        yield whole


def _together(losses: Sequence[Loss]) -> Iterator[Loss]:
    """Join losses that were typed one after the other, key by key."""
    ordered = sorted(losses, key=lambda one: (one.words.client, one.words.clock))
    whole: Loss | None = None
    for one in ordered:
        if whole and (whole.words.client, whole.words.end) == (one.words.client, one.words.clock):
            text = whole.words.text + one.words.text
            whole = replace(one, words=replace(whole.words, text=text))
            continue
        if whole:
            yield whole
        whole = one
    if whole:
        yield whole


def _within(words: Words, gone: Sequence[Ranges]) -> Iterator[Words]:
    """Yield the parts of words that are in ranges."""
    units = words.text.encode("utf-16-le")
    for ranges in gone:
        for start, end in ranges.get(words.client, ()):
            first, last = max(start, words.clock), min(end, words.end)
            if first < last:
                cut = units[2 * (first - words.clock) : 2 * (last - words.clock)]
                yield Words(words.client, first, cut.decode("utf-16-le", "replace"))


def _without(ranges: Ranges, less: Ranges) -> Ranges:
    """Return ranges less others."""
    rest = {client: list(_rest(ones, less.get(client, ()))) for client, ones in ranges.items()}
    return {client: ones for client, ones in rest.items() if ones}


def _rest(
    ranges: Sequence[tuple[int, int]], less: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    for start, end in ranges:
        inside = sorted((max(a, start), min(b, end)) for a, b in less if a < end and start < b)
        edges = [(start, start), *inside, (end, end)]
        reached = start
        for (_, before), (after, _) in pairwise(edges):
            reached = max(reached, before)
            if reached < after:
                yield reached, after
