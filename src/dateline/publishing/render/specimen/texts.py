"""The sample texts, one file a language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "texts"
CODES: Final = ("en", "fa", "ar", "ur", "zh-Hans", "ru", "sw", "am", "my", "th")


@dataclass(frozen=True, slots=True)
class SampleText:
    """One story in one language, and headlines of others.

    In `body` a line that starts with `## ` or `### ` is a heading, `* ` an entry of a list, and
    `> ` a quotation with its speaker after `|`.
    """

    sections: list[str]
    headline: str
    short: str
    deck: str
    picture: str
    caption: str
    body: list[str]
    credit: str
    teasers: list[str]
    decks: list[str]


@cache
def sample_text(code: str) -> SampleText:
    """Read the sample text of a service."""
    return SampleText(**tomllib.loads((_FOLDER / f"{code}.toml").read_text("utf-8")))
