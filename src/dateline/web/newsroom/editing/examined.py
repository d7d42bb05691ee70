"""What was found out about blocks, as the editor's script wants it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from dateline.languages.models import Service
from dateline.stories.blocks import words
from dateline.stories.drafts import SourceDraft
from dateline.stories.examining import Examined, ExaminedBlock, ExaminedSource
from dateline.stories.quotations import CheckedQuotation
from dateline.stories.undeclared import Undeclared
from dateline.web.newsroom.differences import Part, word_changes
from dateline.web.newsroom.editing.form import credit_words

_CHANGES = {"same": "same", "new": "added", "gone": "removed"}


def keyed(data: dict[str, Any]) -> list[list[str]]:
    """Take the keys of edges out of what was sent; return those of the blocks, block by block."""
    for block in data.get("beside", ()):
        _keys_of(block)
    for sources in data.get("proposed", {}).values():
        _keys_of({"sources": sources})
    return [_keys_of(block) for block in data["blocks"]]


def _keys_of(block: dict[str, Any]) -> list[str]:
    return [str(source.pop("key", "")) for source in block.get("sources", ())]


def answer_of(found: Examined, service: Service, keys: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return the answer, ready for JSON.

    Args:
        found: what is known.
        service: the article's, for credit line and byline.
        keys: of the edges of each block, as they were sent; empty ones are made.
    """
    credit, byline = credit_words(found.credit, service)
    blocks = [_block(one, given) for one, given in zip(found.blocks, keys, strict=True)]
    return {"blocks": blocks, "credit": credit, "byline": byline}


def _block(one: ExaminedBlock, keys: Sequence[str]) -> dict[str, Any]:
    text = words(one.draft.content)
    return {
        "id": _id(one.draft.id),
        "sources": [
            _source(source, key, text) for source, key in zip(one.sources, keys, strict=True)
        ],
        "quotations": [
            _quotation(quotation) for quotation in one.quotations if _matters(quotation)
        ],
        "undeclared": [_undeclared(wire) for wire in one.undeclared],
    }


def _source(source: ExaminedSource, key: str, text: str) -> dict[str, Any]:
    version = source.version
    return {
        "key": key or _key(source.draft),
        "kind": source.draft.kind,
        "agency": version.item.provider_id if version else None,
        "version": _id(version.pk) if version else None,
        "paragraph": source.draft.paragraph,
        "label": source.label,
        "similarity": source.similarity,
        "text": source.text,
        "changes": _changes(word_changes(source.text, text)) if _is_near(source) else [],
        "standing": source.standing,
    }


def _is_near(source: ExaminedSource) -> bool:
    """Word by word only what rests on the words; of background everything would differ."""
    return source.label == "adapted" and source.similarity is not None and bool(source.text)


def _key(draft: SourceDraft) -> str:
    if draft.kind == "wire":
        return f"wire:{draft.item_version}:{draft.paragraph}"
    return f"translation:{draft.source_block}" if draft.kind == "translation" else draft.kind


def _changes(parts: Iterable[Part]) -> list[list[str]]:
    return [[_CHANGES[part.change], part.text] for part in parts]


def _matters(one: CheckedQuotation) -> bool:
    """A title that no source has is not marked as if it were a saying."""
    return one.counts or one.verdict != "not-found"


def _quotation(one: CheckedQuotation) -> dict[str, Any]:
    origin = one.origin
    return {
        "start": one.start,
        "end": one.end,
        "words": one.words,
        "verdict": one.verdict,
        "counts": one.counts,
        "unquoted": one.unquoted,
        "source": {
            "version": _id(origin.version),
            "paragraph": origin.paragraph,
            "block": _id(origin.block),
        }
        if origin
        else None,
        "changes": [list(change) for change in one.changes],
        "speaker": one.speaker,
    }


def _undeclared(one: Undeclared) -> dict[str, Any]:
    return {
        "version": _id(one.version.pk),
        "paragraph": one.paragraph,
        "agency": one.version.item.provider_id,
        "headline": one.version.headline or one.version.slugline,
        "similarity": one.similarity,
        "text": one.text,
        "standing": "killed" if one.taken_back else "",
    }


def _id(pk: UUID | None) -> str | None:
    return str(pk) if pk else None
