"""The words by which an item is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.wires.models import ItemVersion

# A tsvector holds at most a megabyte; nothing of a news item that long is looked for.
_TITLE: Final = 20_000
_TEXT: Final = 300_000


@dataclass(frozen=True, slots=True)
class Words:
    """Three weights: title (A), what it is about and who wrote it (C), the text (D)."""

    title: str
    about: str
    text: str


def words_of(version: ItemVersion) -> Words:
    """Return what of a version can be searched."""
    title = f"{version.headline} {version.slugline}"
    about = f"{version.summary} {version.byline} {version.located}"
    text = " ".join(run["text"] for one in version.paragraphs for run in one["runs"])
    return Words(_clean(title)[:_TITLE], _clean(about)[:_TITLE], _clean(text)[:_TEXT])


def _clean(text: str) -> str:
    return text.replace("\x00", "")
