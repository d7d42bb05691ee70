"""Whether an item that has just come in is wanted: what `entries` asks the database, in memory.

Many screens with many columns are open at once and hundreds of items come in: the database is
asked once for the items, not once for each column.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from dateline.wires.models import Entry
from dateline.wires.queries.latest import MOST, entries, shown
from dateline.wires.queries.wanted import Wanted

# Words and the languages they are looked for in: what a language does to words differs.
Words = tuple[str, tuple[str, ...]]
# The items in which words are.
Found = Mapping[Words, Collection[UUID]]


def is_wanted(entry: Entry, wanted: Wanted, *, found: Found, now: datetime) -> bool:
    """Whether an entry with its facets is what somebody wants.

    Args:
        found: what `items_with_words` gave; words that are not among them are in no item.
        now: the moment at which embargoes are looked at.
    """
    words = words_of(wanted)
    if words and entry.pk not in found.get(words, ()):
        return False
    return (
        _stands(entry, wanted, now)
        and _has_facts(entry, wanted)
        and all(_facets(kind, values) & {*entry.facets} for kind, values in _asked(wanted))
    )


def entries_of(items: Collection[UUID]) -> list[Entry]:
    """Return the entries of some items with what lists show of them, the oldest first."""
    return list(shown().filter(pk__in=list(items)).order_by("received", "pk")) if items else []


def words_of(wanted: Wanted) -> Words | None:
    """Return the words that somebody looks for; None where they look for none."""
    return (wanted.words, wanted.languages) if wanted.words.strip("\x00 ") else None


def items_with_words(among: Collection[Entry], asked: Collection[Words]) -> Found:
    """Return in which of some new entries words are: one question for each of `asked`."""
    if not among:
        return {}
    since = min(one.received for one in among)
    return {words: _since(words, since) for words in asked}


def _since(words: Words, since: datetime) -> set[UUID]:
    text, languages = words
    wanted = Wanted(words=text, languages=languages, since=since, muted=True, sees_embargoed=True)
    found: set[UUID] = set()
    cursor: str | None = None
    while True:
        page = entries(wanted, cursor, MOST)
        found.update(one.pk for one in page.entries)
        cursor = page.next_cursor
        if cursor is None:
            return found


def is_under_embargo(entry: Entry, now: datetime) -> bool:
    """Whether an entry may be shown to those only who may see what is under embargo."""
    return entry.embargoed is not None and entry.embargoed > now


def _stands(entry: Entry, wanted: Wanted, now: datetime) -> bool:
    if wanted.flash and not entry.flash:
        return False
    if wanted.held and not entry.held:
        return False
    if entry.muted and not wanted.muted:
        return False
    return wanted.sees_embargoed or not is_under_embargo(entry, now)


def _has_facts(entry: Entry, wanted: Wanted) -> bool:
    if wanted.providers and entry.provider_id not in wanted.providers:
        return False
    if wanted.languages and not any(_in_language(entry.language, tag) for tag in wanted.languages):
        return False
    if wanted.types and entry.type not in wanted.types:
        return False
    if wanted.urgency is not None and (entry.urgency is None or entry.urgency > wanted.urgency):
        return False
    if wanted.since and entry.received < wanted.since:
        return False
    return not wanted.until or entry.received < wanted.until


def _in_language(language: str, tag: str) -> bool:
    return language == tag or language.casefold().startswith(f"{tag.casefold()}-")


def _asked(wanted: Wanted) -> list[tuple[str, tuple[str, ...]]]:
    kinds = {
        "signal": wanted.signals,
        "topic": wanted.topics,
        "place": tuple(one.casefold().strip() for one in wanted.places),
        "country": tuple(one.upper() for one in wanted.countries),
        "desk": wanted.desks,
        "mark": wanted.marks,
    }
    return [(kind, values) for kind, values in kinds.items() if values]


def _facets(kind: str, values: tuple[str, ...]) -> set[str]:
    return {f"{kind}:{value}" for value in values}
