"""Every sentence that the newsroom's code and templates mark for translation."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

DATELINE = Path(__file__).parents[3] / "src" / "dateline"
SOURCES = DATELINE / "web"
KEYWORDS = ["_", "gettext", "gettext_lazy", "ngettext", "pgettext"]


def marked_messages() -> set[str]:
    """Return the first form of each message."""
    return {message for code in _codes() for message in _in_code(code)}


def _codes() -> Iterator[str]:
    for folder in (DATELINE / "desk", DATELINE / "wires" / "actions"):
        for file in folder.rglob("*.py"):
            yield file.read_text(encoding="utf-8")
    for folder in ("newsroom", "live"):
        for file in (SOURCES / folder).rglob("*.py"):
            yield file.read_text(encoding="utf-8")
        for pattern in ("*.html", "*.json"):
            for file in (SOURCES / folder / "templates").rglob(pattern):
                yield templatize(file.read_text(encoding="utf-8"))


def _in_code(code: str) -> Iterator[str]:
    for _, _, found, _ in extract_python(BytesIO(code.encode()), KEYWORDS, [], {}):
        message = found[0] if isinstance(found, tuple) else found
        if message:
            yield message
