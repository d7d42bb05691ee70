"""Wire files made for the tests."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from dateline.ground.settings import get_settings

Ninjs = Callable[..., bytes]


@pytest.fixture
def ninjs() -> Ninjs:
    """A function that makes a ninjs file; arguments replace its fields."""

    def make(**facts: Any) -> bytes:
        item = {
            "uri": "tag:reuters.com,2026:harbour",
            "type": "text",
            "version": "1",
            "versioncreated": "2026-11-20T09:00:00Z",
            "pubstatus": "usable",
            "language": "en",
            "headline": "Harbour opens again after the storm",
            "slugline": "HARBOUR-STORM/",
            "body_html": "<p>The harbour is open.</p><p>Twelve ships wait outside.</p>",
        }
        return json.dumps(item | facts).encode()

    return make


@pytest.fixture
def settings_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that gives this process other settings until the end of the test."""

    def change(**values: Any) -> None:
        changed = get_settings().model_copy(update=values)
        for name, module in list(sys.modules.items()):
            if name.startswith("dateline.wires") and hasattr(module, "get_settings"):
                monkeypatch.setattr(module, "get_settings", lambda: changed)

    return change
