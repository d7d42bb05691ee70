"""Facts that follow from what a file says, found the same way whatever format it is in."""

from __future__ import annotations

from typing import Final

from dateline.wires.parsed import Draft, ParsedItem
from dateline.wires.reading.language import language_of_item
from dateline.wires.signals.embargoes.items import add_embargo
from dateline.wires.subjects import with_media_topics

# Declared, but only that nobody knows: ISO 639-2 and what systems write instead of it.
_NONE: Final = frozenset({"und", "xx", "none", "unknown"})


def completed(draft: Draft) -> ParsedItem:
    """Return the item of a draft, to which this adds what follows from it.

    These are Media Topics, the language of its text, and an embargo said in words. The language is
    looked for only where the file declares none, or that it is undetermined.
    """
    if draft.subjects:
        draft.subjects = with_media_topics(draft.subjects)
    if not draft.language or draft.language.casefold() in _NONE:
        draft.language = language_of_item(draft)
        draft.language_source = "detected" if draft.language else None
    add_embargo(draft)
    return draft.frozen()
