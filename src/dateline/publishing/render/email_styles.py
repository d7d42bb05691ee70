"""Styles of e-mails, from one file: inline where each element is, and a sheet for dark mode."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from markupsafe import Markup

_FILE: Final = Path(__file__).parent / "static" / "email.css"
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA: Final = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE: Final = re.compile(r"\.([a-z0-9]+)\s*\{([^{}]*)\}")


@cache
def _rules() -> Mapping[str, str]:
    css = _MEDIA.sub("", _source())
    return {name: " ".join(lines.split()).rstrip(";") for name, lines in _RULE.findall(css)}


def _source() -> str:
    return _COMMENT.sub("", _FILE.read_text("utf-8"))


def styled(name: str) -> Markup:
    """Return the attributes that give an element a style of the file.

    Raises:
        KeyError: the file has no such rule.
    """
    return Markup('class="{}" style="{}"').format(name, _rules()[name])


@cache
def dark_styles() -> str:
    """Return the sheet that stands in the head, which adapts to dark screens."""
    return " ".join(" ".join(_MEDIA.findall(_source())).split())
