"""Drawn sample pictures in every format and width, as the site would serve them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyvips

from ..pages import ImageFile, PictureView, Rendition, RenditionSource

WIDTHS: Final = (320, 640, 1024, 1600)
_FORMATS: Final = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_OPTIONS: Final = {"avif": {"effort": 0}, "webp": {"effort": 0}}
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
        # Kept in memory, for libvips would draw anew for every file.
        drawing = _drawing(name).copy_memory()
        for width in WIDTHS:
            small = drawing.thumbnail_image(width).copy_memory()
            for ending in _FORMATS:
                path = into / _url(name, width, ending).lstrip("/")
                path.parent.mkdir(parents=True, exist_ok=True)
                small.write_to_file(str(path), Q=50, **_OPTIONS.get(ending, {}))


def _url(name: str, width: int, ending: str) -> str:
    return f"/media/{name}/16x9-{width}.{ending}"


def _drawing(name: str) -> pyvips.Image:
    sky, light, far, near, water = (_rgb(colour) for colour in _SCENES[name])
    place = pyvips.Image.xyz(1600, 900)
    x, y = place[0], place[1]
    depth = y / 900
    image = (depth * -1 + 1) * sky + depth * light
    image = ((x - 1120) ** 2 + (y - 330) ** 2 < 70**2).ifthenelse(light, image)
    image = (y > (x * 0.25).sin() * 45 + 520).ifthenelse(far, image)
    banks = (y - 520) * 1.1
    river = ((x - 820 - (y * 0.6).sin() * 160).abs() < banks) & (y > 560)
    image = river.ifthenelse(water, image)
    hills = (y > (x * 0.35 + 120).sin() * 60 + 760) & river.invert()
    return hills.ifthenelse(near, image).cast("uchar").copy(interpretation="srgb")


def _rgb(colour: str) -> list[int]:
    return [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
