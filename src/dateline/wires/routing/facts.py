"""What rules ask an item for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from dateline.wires.routing.wording import folded

if TYPE_CHECKING:
    from dateline.wires.models import Entry


@dataclass(eq=False)
class Facts:
    """An item as it stands, without where it came from: the same for a new item and a stored one.

    `facets` are those of its entry (`topic:…`, `place:…`, `country:…`); `paragraphs` those of its
    version as stored. The text is put together only when a rule asks for it, once for all rules.
    """

    provider: str
    language: str
    urgency: int | None
    signals: frozenset[str]
    facets: frozenset[str]
    type: str
    format: str
    feed: str
    headline: str
    slugline: str
    summary: str
    keywords: list[str]
    paragraphs: list[dict[str, Any]]

    @cached_property
    def folded_language(self) -> str:
        """The tag in small letters."""
        return self.language.casefold()

    @cached_property
    def title(self) -> str:
        """Headline and slugline, folded; a line break ends what can stand together."""
        return f"{folded(self.headline)}\n{folded(self.slugline)}"

    @cached_property
    def everything(self) -> str:
        """All words of the item, folded, a paragraph a line."""
        paragraphs = ("".join(run["text"] for run in one["runs"]) for one in self.paragraphs)
        parts = (self.summary, *self.keywords, *paragraphs)
        return "\n".join([self.title, *map(folded, parts)])


def facts_of(
    entry: Entry, *, facets: Iterable[str], feed: UUID | None, with_text: bool = True
) -> Facts:
    """Return what rules ask an entry for.

    Args:
        feed: the one by which its version came.
        with_text: whether any rule asks for the words of the text; else it is not even loaded.
    """
    version = entry.version
    return Facts(
        provider=entry.provider_id,
        language=entry.language,
        urgency=entry.urgency,
        signals=frozenset(entry.signals),
        facets=frozenset(facets),
        type=entry.type,
        format=version.format,
        feed=str(feed or ""),
        headline=version.headline,
        slugline=version.slugline,
        summary=version.summary,
        keywords=version.keywords,
        paragraphs=version.paragraphs if with_text else [],
    )
