"""The interface's words in other languages: gettext catalogs beside this file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE: Final = Path(__file__).parent / "locale"


def compile_catalogs(folder: Path = LOCALE) -> None:
    """Bring each compiled catalog up to its source; an installation without sources has them."""
    for source in folder.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        catalog = read_po(file, locale=source.parent.parent.name)
    # Several processes start at once: each writes its own file, the last replaces whole.
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as made:
        write_mo(made, catalog)
    made_file = Path(made.name)
    made_file.chmod(0o644)
    made_file.replace(target)
