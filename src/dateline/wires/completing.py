"""Facts that follow from what a file says, found the same way whatever format it is in."""

from __future__ import annotations

from typing import Final

from dateline.wires.parsed import ParsedItem
from dateline.wires.reading.language import language_of_item
from dateline.wires.signals.embargoes.items import with_embargo
from dateline.wires.subjects import with_media_topics

# Declared, but only that nobody knows: ISO 639-2 and what systems write instead of it.
_NONE: Final = frozenset({"und", "xx", "none", "unknown"})


def completed(item: ParsedItem) -> ParsedItem:
    """Return an item with Media Topics, the language of its text, and an embargo said in words.

    The item is the parser's own and no one else has seen it: what is missing is written into it,
    as a copy of all its fields is slow. The language is looked for only where the file declares
    none, or that it is undetermined.
    """
    subjects = with_media_topics(item.subjects) if item.subjects else item.subjects
    language, source = item.language, item.language_source
    if not language or language.casefold() in _NONE:
        language = language_of_item(item)
        source = "detected" if language else None
    item = with_embargo(item)
    if subjects is not item.subjects or language != item.language:
        item.complete(subjects=subjects, language=language, language_source=source)
    return item
