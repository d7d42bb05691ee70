"""What a service corrected and withdrew, said in public."""

from __future__ import annotations

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import CorrectionsPage


def render(page: CorrectionsPage) -> OutputFile:
    """Render the page."""
    return OutputFile(render_page("corrections.html", page.chrome, page=page), HTML)
