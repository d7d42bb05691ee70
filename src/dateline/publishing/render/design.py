"""The stylesheet: readable on disk, compact in the page, with the organisation's colour."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from .pages import Theme

# In the order in which they stand in the page.
_PARTS: Final = ("ground", "scripts", "chrome", "lists", "front", "article", "paper")
_FOLDER: Final = Path(__file__).parent / "static" / "style"
_LITE: Final = _FOLDER.parent / "lite.css"
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND: Final = re.compile(r"\s*([{};,>])\s*")


@cache
def stylesheet(theme: Theme) -> str:
    """Return the design in one string, to be inlined into every page."""
    css = _tokens(theme) + "".join(_compact(_file(name)) for name in _PARTS) + _compact(theme.style)
    return _fixed(css, theme.scheme) if theme.scheme else css


def _tokens(theme: Theme) -> str:
    tokens = {
        "light-accent": theme.accent,
        "dark-accent": theme.accent_dark,
        "own-serif": theme.serif,
        "own-sans": theme.sans,
    }
    given = ";".join(f"--{name}:{value}" for name, value in tokens.items() if value)
    return f":root{{{given}}}"


def _file(name: str) -> str:
    return (_FOLDER / f"{name}.css").read_text("utf-8")


def _fixed(css: str, scheme: str) -> str:
    """Return the design with one scheme of colours, whatever the device asks for."""
    asked = "not all" if scheme == "light" else "all"
    css = css.replace("(prefers-color-scheme:dark)", asked)
    return css.replace("color-scheme:light dark", f"color-scheme:{scheme}")


@cache
def lite_stylesheet() -> str:
    """Return the few rules of the text edition; phones of twenty years ago know them too."""
    return _compact(_LITE.read_text("utf-8"))


def _compact(css: str) -> str:
    css = _COMMENT.sub("", css)
    css = re.sub(r"\s+", " ", css).strip()
    css = _AROUND.sub(r"\1", css)
    return css.replace(": ", ":").replace(";}", "}")
