"""Why a page was not rendered, for the person who mends it."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb
from typing import Final

from dateline.ground.buckets import BucketError

_TEMPLATES: Final = Path(__file__).parent.parent / "render" / "templates"


def reason(error: BaseException) -> str:
    """Return one sentence; of a template its name and the line that failed."""
    if isinstance(error, BucketError):
        return str(error)
    said = f"{type(error).__name__}: {error}"
    place = _place(error)
    return f"template {place}: {said}" if place else said


def _place(error: BaseException) -> str:
    # A template that cannot be read knows its place itself; one that failed is in the traceback.
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if name and line and str(name).endswith(".html"):
        return f"{_shown(str(name))}, line {line}"
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    places = [(file, line) for file, line in frames if file.endswith(".html")]
    return f"{_shown(places[-1][0])}, line {places[-1][1]}" if places else ""


def _shown(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(_TEMPLATES)) if path.is_relative_to(_TEMPLATES) else file
