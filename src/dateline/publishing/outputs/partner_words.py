"""What both formats for partners say in words: rights, and what changed."""

from __future__ import annotations

from datetime import UTC, datetime

from ..render.pages import Chrome, PartnerItem
from ..render.words import words_of


def copyright_notice(chrome: Chrome, published: datetime) -> str:
    """Return the notice of the house, with the year of the first publication."""
    return f"© {published.astimezone(UTC):%Y} {chrome.organisation}"


def note_lines(item: PartnerItem) -> list[str]:
    """Return what readers are told of changes: corrections first, in the service's language."""
    _ = words_of(item.chrome.service.code)
    article = item.article
    wrong = [f"{_('Correction')}: {note.text}" for note in article.corrections]
    return wrong + [f"{_('Updated')}: {note.text}" for note in article.updates]
