"""An organisation's theme: a folder with tokens, a little style, templates and a mark of its own.

docs/theming.md says what it may hold. It is read once in the life of a process.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from dateline.ground.settings import get_settings

from .pages import Theme

_COLOURS: Final = {"accent": "#ffffff", "accent_dark": "#121419"}
_FONTS: Final = ("serif", "sans")
_FONT_STACK: Final = re.compile(r"""[\w ,"'-]{1,300}""")
# Style that reaches out of the page, or out of its element.
_FORBIDDEN: Final = re.compile(r"<|@import|@font-face|expression\(|url\(", re.IGNORECASE)
_MOST_STYLE: Final = 4096
_LEAST_CONTRAST: Final = 4.5


class ThemeError(Exception):
    """A theme that cannot be used; the message names the file and what to change."""


def theme_folder() -> Path | None:
    """Return the folder of the organisation's theme; None: the site looks as it came."""
    return get_settings().theme


@cache
def site_theme() -> Theme:
    """Return the theme of the site.

    Raises:
        ThemeError: it cannot be used.
    """
    folder = theme_folder()
    return load_theme(folder) if folder else Theme()


def load_theme(folder: Path) -> Theme:
    """Read `theme.toml` and `style.css` of a theme; each may be absent.

    Raises:
        ThemeError: the folder is not there, a token is unknown or not what it must be, a colour
            is too faint to read (WCAG 2.2, 1.4.3), the style is too long or reaches out.
    """
    if not folder.is_dir():
        raise ThemeError(f"{folder}: there is no such folder. Make it, or unset DATELINE_THEME.")
    tokens = _tokens(folder / "theme.toml")
    return Theme(**tokens, style=_style(folder / "style.css"))


def _tokens(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        tokens = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path}: {error}") from None
    for name, value in tokens.items():
        if name in _COLOURS:
            _demand_readable(path, name, value)
        elif name not in _FONTS:
            known = ", ".join((*_COLOURS, *_FONTS))
            raise ThemeError(f"{path}: there is no token {name}. There are {known}.")
        elif not isinstance(value, str) or not _FONT_STACK.fullmatch(value):
            raise ThemeError(f"{path}: {name} is a list of font names with commas between them.")
    return tokens


def _demand_readable(path: Path, name: str, value: object) -> None:
    if not isinstance(value, str) or not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise ThemeError(f"{path}: {name} is written as #rrggbb.")
    ratio = contrast(value, _COLOURS[name])
    if ratio < _LEAST_CONTRAST:
        raise ThemeError(
            f"{path}: {name} = {value} has a contrast of {ratio:.1f}:1 on {_COLOURS[name]}; "
            f"small text needs {_LEAST_CONTRAST}:1."
        )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (`#rrggbb`), from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _style(path: Path) -> str:
    if not path.exists():
        return ""
    css = path.read_text("utf-8")
    if len(css.encode()) > _MOST_STYLE:
        raise ThemeError(f"{path}: at most {_MOST_STYLE} bytes; every page carries them.")
    if found := _FORBIDDEN.search(css):
        raise ThemeError(f"{path}: {found[0]!r} is not allowed: nothing comes from elsewhere.")
    return css
