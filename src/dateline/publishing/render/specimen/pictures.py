"""Drawn sample pictures in every format and width, as the site would serve them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pyvips

from ..pages import ImageFile, PictureView, Rendition, RenditionSource

WIDTHS: Final = (320, 640, 1024, 1600)
_FORMATS: Final = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
# Sky, light, far bank, near bank, water.
_SCENES: Final = {
    "river": ("#8d99a8", "#f2d9a6", "#5e7458", "#3d5240", "#8a6f52"),
    "night": ("#1d2a44", "#e9c46a", "#22324f", "#141d31", "#2c3f63"),
    "field": ("#a9c3d6", "#fff3c9", "#9aa65a", "#c7a94b", "#7d8b3c"),
    "port": ("#c9b8ad", "#ffe0c0", "#6d7f8f", "#3f5061", "#587085"),
}
NAMES: Final = tuple(_SCENES)


def picture(name: str, alt: str, caption: str = "", credit: str = "") -> PictureView:
    """Describe a sample picture as pages show it."""
    sources = tuple(
        RenditionSource(kind, tuple(Rendition(_url(name, w, ending), w) for w in WIDTHS))
        for ending, kind in _FORMATS.items()
    )
    fallback = ImageFile(_url(name, 1024, "jpg"), 1024, 576)
    return PictureView(sources, fallback, alt, caption, credit, colour=_SCENES[name][4])


def write_pictures(into: Path) -> None:
    """Draw every sample picture and write its files below a folder."""
    for name in NAMES:
        drawing = pyvips.Image.svgload_buffer(_drawing(name).encode()).flatten()
        for width in WIDTHS:
            small = drawing.thumbnail_image(width)
            for ending in _FORMATS:
                path = into / _url(name, width, ending).lstrip("/")
                path.parent.mkdir(parents=True, exist_ok=True)
                small.write_to_file(str(path), Q=50)


def _url(name: str, width: int, ending: str) -> str:
    return f"/media/{name}/16x9-{width}.{ending}"


@cache
def _drawing(name: str) -> str:
    sky, light, far, near, water = _SCENES[name]
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900">
<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="{sky}"/><stop offset="1"
stop-color="{light}"/></linearGradient></defs>
<rect width="1600" height="900" fill="url(#s)"/><circle cx="1120" cy="330" r="70" fill="{light}"/>
<path fill="{far}" d="M0 520q180-90 420-40t500-60 680 50v430H0z"/>
<path fill="{water}" d="M620 560q-260 120-420 340h1220q-420-150-520-230t120-130z"/>
<path fill="{near}" d="M0 640q260-30 380 60t-260 200H0zM1600 620q-320 10-420 120t420 160z"/>
</svg>"""
