"""Rules and the items that they are asked about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import BaseModel

from dateline.wires.routing import CompiledRule, Conditions, Effects, Facts, Ruleset

MakeFacts = Callable[..., Facts]


@pytest.fixture
def facts() -> MakeFacts:
    """A function that makes an item as rules see it; arguments replace its facts."""

    def make(text: str = "The harbour is open.", **given: Any) -> Facts:
        values: dict[str, Any] = {
            "provider": "reuters",
            "language": "en",
            "urgency": 4,
            "signals": frozenset(),
            "facets": frozenset(),
            "type": "text",
            "format": "ninjs",
            "feed": "",
            "headline": "Harbour opens again",
            "slugline": "HARBOUR-STORM/",
            "summary": "",
            "keywords": [],
            "paragraphs": [{"kind": "paragraph", "runs": [{"text": text}]}],
        }
        return Facts(**(values | given))

    return make


def rule(
    conditions: dict[str, Any] | None = None, pk: UUID | None = None, **effects: Any
) -> CompiledRule:
    """A compiled rule."""
    return CompiledRule.of(
        pk or uuid4(),
        Conditions.model_validate(conditions or {}),
        Effects.model_validate(effects or {"desks": ["en"]}),
    )


def rules(*each: CompiledRule) -> Ruleset:
    return Ruleset(each)


def plain(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude_defaults=True)
