"""The version of everything that turns data into pages: when it changes, all pages do."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from dateline.publishing.render.theming import theme_folder

_PACKAGE: Final = Path(__file__).parent.parent
_FOLDERS: Final = ("assemble", "documents", "fronts", "outputs", "pages", "render")
_SUFFIXES: Final = frozenset({".py", ".html", ".css", ".js", ".svg", ".mo", ".po", ".toml"})


@cache
def version() -> str:
    """Return the hash of the templates, styles, theme and code of rendering, in 16 digits."""
    total = hashlib.sha256()
    if theme := theme_folder():
        for file in sorted(path for path in theme.rglob("*") if path.suffix in _SUFFIXES):
            total.update(file.relative_to(theme).as_posix().encode() + b"\0" + file.read_bytes())
    for folder in _FOLDERS:
        for file in sorted((_PACKAGE / folder).rglob("*")):
            if file.suffix in _SUFFIXES:
                total.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0")
                total.update(file.read_bytes())
    return total.hexdigest()[:16]
