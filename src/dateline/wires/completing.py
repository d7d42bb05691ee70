"""Facts that follow from what a file says, found the same way whatever format it is in."""

from __future__ import annotations

from dataclasses import replace

from dateline.wires.parsed import ParsedItem
from dateline.wires.reading.language import language_of_item


def completed(item: ParsedItem) -> ParsedItem:
    """Return an item with the language of its text where the file declares none."""
    if item.language:
        return item
    found = language_of_item(item)
    return replace(item, language=found, language_source="detected") if found else item
