"""What stands for the network while it is away, and the list of what must not be kept."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import Chrome


def page(chrome: Chrome) -> OutputFile:
    """Render the page of a service; the worker puts the pages that it kept into it."""
    return OutputFile(render_page("offline.html", chrome), HTML)


def withdrawn(digests: Sequence[str]) -> OutputFile:
    """Render the list, the newest first: the first 32 digits of the SHA-256 of each path."""
    body = orjson.dumps({"withdrawn": list(digests)})
    return OutputFile(body, "application/json; charset=utf-8")
