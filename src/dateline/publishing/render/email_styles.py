"""Styles of e-mails, from one file: inline where each element is, and a sheet for dark mode."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from markupsafe import Markup

from .pages import Theme

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


def styles_of(theme: Theme) -> Callable[[str], Markup]:
    """Return what gives an element its attributes by the name of a rule, in a theme's colour.

    The function raises KeyError where the file has no such rule.
    """

    def styled(name: str) -> Markup:
        rule = _rules()[name].replace("var(--accent)", theme.accent)
        return Markup('class="{}" style="{}"').format(name, rule)

    return styled


@cache
def dark_styles() -> str:
    """Return the sheet that stands in the head, which adapts to dark screens."""
    return " ".join(" ".join(_MEDIA.findall(_source())).split())
