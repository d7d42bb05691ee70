"""The files that pages refer to: the script under a name that changes with it, and the mark.

The worker that keeps pages has one name for ever: browsers ask for it anew, and it lies above all
that it is to answer.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from .file import OutputFile
from .theming import theme_folder

_STATIC: Final = Path(__file__).parent / "static"
_SCRIPT: Final = _STATIC / "build" / "site.js"
_WORKER: Final = _STATIC / "build" / "worker.js"
WORKER_PATH: Final = "/worker.js"
ICON_PATH: Final = "/static/mark.svg"
_JAVASCRIPT: Final = "text/javascript; charset=utf-8"


@cache
def _script() -> bytes:
    try:
        return _SCRIPT.read_bytes()
    except FileNotFoundError:
        return b""


@cache
def script_path() -> str:
    """Return the path of the site's script; empty where the front end was not built."""
    script = _script()
    return f"/static/site-{sha256(script).hexdigest()[:10]}.js" if script else ""


def _mark() -> Path:
    theme = theme_folder()
    own = theme / "mark.svg" if theme else None
    return own if own and own.is_file() else _STATIC / "mark.svg"


def static_files() -> dict[str, OutputFile]:
    """Return every file that pages refer to, by path. A script never changes under its name."""
    files = {ICON_PATH: OutputFile(_mark().read_bytes(), "image/svg+xml")}
    if script_path():
        files[script_path()] = OutputFile(_script(), _JAVASCRIPT)
    if _WORKER.exists():
        files[WORKER_PATH] = OutputFile(_WORKER.read_bytes(), _JAVASCRIPT)
    return files
