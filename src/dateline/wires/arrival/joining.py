"""Which messages without a guid are sendings of one item.

ANPA 1312 and IPTC 7901 have no guid. What joins two messages of an agency is their slug, and
evidence that both are the same story, sent within 36 hours of each other:

- A kill or a withholding: the only item with the slug, or the one whose number it names, or the
  one whose text it repeats.
- One that says it follows an earlier one (a lead number, write-thru, correction): the item whose
  text it shares, when no other item's is nearly as like.
- Any other: the item whose text is nearly the same, or that has the same number and a text like
  its own; a kill that came before what it kills.

Slugs alone join nothing: agencies send different stories under `Germany-politics`, and every
alert of a day under `US--APNewsAlert`. What is joined to nothing is an item of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from dateline.wires.models import Entry, ItemVersion
from dateline.wires.signals.names import number_in, slug_key
from dateline.wires.signals.naming import namings_of
from dateline.wires.standing.facts import sent_at

WINDOW: Final = timedelta(hours=36)
# Guids that are made of a content's hash: of messages that have none.
MADE: Final = "sha256:"
_FORMATS: Final = frozenset({"anpa-1312", "iptc-7901"})
_SLACK: Final = timedelta(minutes=2)
_FOLLOWS: Final = 0.35
_CLEARLY: Final = 0.1
_SAME: Final = 0.75
_FEWEST: Final = 4
_WORD: Final = re.compile(r"\w{4,}|\d+")
_MOST: Final = 3000

Pool = dict[tuple[str, str], "list[_Head]"]


@dataclass(slots=True)
class _Head:
    """An item that can be joined: its guid, and what its last sending says."""

    guid: str
    number: str
    sent: datetime
    language: str
    killed: bool
    words: frozenset[str]


@dataclass(slots=True)
class Joining:
    """Finds the item of each message, one after another; those before it in the batch count."""

    pool: Pool = field(default_factory=lambda: defaultdict(list))

    def guid_of(self, version: ItemVersion, provider: str, guid: str) -> str:
        """Return the guid of the item that a version belongs to: its own, or an earlier one's."""
        slug = slug_key(version.slugline)
        if not is_joined(version, guid) or not slug:
            return guid
        new = _head(version, guid)
        heads = self.pool[provider, slug]
        joined = _item_of(version, new, [one for one in heads if _is_near(one, new)])
        if joined is not None:
            new.guid = joined.guid
        heads[:] = [one for one in heads if one.guid != new.guid] + [new]
        return new.guid


def is_joined(version: ItemVersion, guid: str) -> bool:
    """Whether a version is of a format without guids."""
    return version.format in _FORMATS and guid.startswith(MADE)


def joining_for(found: Sequence[tuple[ItemVersion, str, str]]) -> Joining:
    """Return what joins these versions, given with provider and guid: one statement for all."""
    asked = [
        (provider, slug_key(version.slugline), version.received)
        for version, provider, guid in found
        if is_joined(version, guid)
    ]
    joining = Joining()
    if not asked:
        return joining
    entries = (
        Entry.objects.select_related("version", "item")
        .defer("search", "facets", "version__minhash", "version__media")
        .filter(
            provider__in={one[0] for one in asked},
            slug_key__in={one[1] for one in asked if one[1]},
            received__gte=min(one[2] for one in asked) - WINDOW,
            item__guid__startswith=MADE,
        )
        .order_by("received", "pk")
    )
    for entry in entries:
        head = _head(entry.version, entry.item.guid)
        head.killed = "kill" in entry.signals
        joining.pool[entry.provider_id, entry.slug_key].append(head)
    return joining


def _head(version: ItemVersion, guid: str) -> _Head:
    texts = [version.headline]
    texts += [run["text"] for one in version.paragraphs for run in one["runs"]]
    words = _WORD.findall(" ".join(texts).casefold())
    return _Head(
        guid=guid,
        number=number_in(version.keywords, format=version.format),
        sent=sent_at(version),
        language=version.language,
        killed="kill" in version.signals,
        words=frozenset(words[:_MOST]),
    )


def _is_near(one: _Head, new: _Head) -> bool:
    same_language = not one.language or not new.language or one.language == new.language
    return same_language and abs(one.sent - new.sent) <= WINDOW


def _item_of(version: ItemVersion, new: _Head, heads: list[_Head]) -> _Head | None:
    if {"kill", "withhold"} & set(version.signals):
        return _killed(version, new, heads)
    if version.version or {"update", "correction"} & set(version.signals):
        return _followed(new, heads)
    return _repeated(new, heads)


def _killed(version: ItemVersion, new: _Head, heads: list[_Head]) -> _Head | None:
    numbers = {
        name.value
        for naming in namings_of(version)
        for name in naming.names
        if name.kind == "number"
    }
    named = [one for one in heads if one.number and one.number in numbers]
    if len(named or heads) == 1:
        return (named or heads)[0]
    return _clearest(new, heads)


def _followed(new: _Head, heads: list[_Head]) -> _Head | None:
    return _clearest(new, heads) or _killed_before(new, heads)


def _repeated(new: _Head, heads: list[_Head]) -> _Head | None:
    same = [
        one
        for one in heads
        if _jaccard(one, new) >= _SAME
        or (one.number and one.number == new.number and _likeness(one, new) >= _FOLLOWS)
    ]
    if same:
        return max(same, key=lambda one: (_jaccard(one, new), one.sent))
    return _killed_before(new, heads)


def _killed_before(new: _Head, heads: list[_Head]) -> _Head | None:
    """Return the kill that came before what it kills: the only thing of this slug."""
    if len(heads) == 1 and heads[0].killed and new.sent <= heads[0].sent + _SLACK:
        return heads[0]
    return None


def _clearest(new: _Head, heads: list[_Head]) -> _Head | None:
    """Return the item whose text is like the new one, when no other's is nearly as like."""
    ranked = sorted(
        ((_likeness(one, new), one.sent, one) for one in heads), key=lambda one: one[:2]
    )
    if not ranked or ranked[-1][0] < _FOLLOWS:
        return None
    if len(ranked) > 1 and ranked[-1][0] - ranked[-2][0] < _CLEARLY:
        return None
    return ranked[-1][2]


def _likeness(one: _Head, other: _Head) -> float:
    """Return the share of the shorter text's words that the other has too."""
    fewer = min(len(one.words), len(other.words))
    return len(one.words & other.words) / fewer if fewer >= _FEWEST else 0.0


def _jaccard(one: _Head, other: _Head) -> float:
    either = len(one.words | other.words)
    return len(one.words & other.words) / either if either >= _FEWEST else 0.0
