"""Makes the files of renditions: cut around the focal point, scaled down, encoded, in place.

A picture is decoded once into a copy of bounded size; of each crop the largest rendition is made
from it and the smaller ones from the next larger. Nothing of the original's bytes but its pixels
gets into a rendition: no metadata, no profile, nothing that was hidden behind its end.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pyvips

from dateline.ground.files import write_atomically
from dateline.ground.settings import get_settings
from dateline.media.errors import DamagedPicture
from dateline.media.geometry import Size, base_size, crop_area
from dateline.media.inspection import flat
from dateline.media.models import Picture
from dateline.media.queries import original
from dateline.media.renditions import RenditionFile, every_rendition

_ENCODERS: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "avif": ("heifsave_buffer", {"compression": "av1", "Q": 55}),
    "webp": ("webpsave_buffer", {"Q": 76}),
    "jpg": ("jpegsave_buffer", {"Q": 80, "interlace": True, "optimize_coding": True}),
}
# What an effort, on the scale of AVIF, is to each of them. Edges of colours that stay sharp are
# most of the time of WebP.
_EFFORTS: Final[dict[str, Callable[[int], dict[str, Any]]]] = {
    "avif": lambda effort: {"effort": effort},
    "webp": lambda effort: {"effort": min(effort + 1, 6), "smart_subsample": effort > 0},
    "jpg": lambda _: {},
}


def ensure_renditions(picture: Picture, into: Path) -> int:
    """Write the renditions of a picture that are missing, and return how many that were.

    Args:
        into: the folder that is the root of the site; a file lies there at the path of its address.

    Raises:
        FileNotFoundError: the original is not in the store.
        DamagedPicture: the original can no longer be decoded.
    """
    missing = [file for file in every_rendition(picture) if not _place(file, into).exists()]
    if not missing:
        return 0
    try:
        _write_all(picture, missing, into)
    except pyvips.Error:
        raise DamagedPicture(picture.filename) from None
    return len(missing)


def encode(image: Any, extension: str) -> bytes:
    """Return the image in the format of this file extension, without metadata."""
    saver, options = _ENCODERS[extension]
    effort = _EFFORTS[extension](get_settings().picture_effort)
    return bytes(getattr(image, saver)(keep="none", **options, **effort))


def _place(file: RenditionFile, into: Path) -> Path:
    return into / file.url.removeprefix("/")


def _write_all(picture: Picture, files: list[RenditionFile], into: Path) -> None:
    base = _decoded(picture)
    _place(files[0], into).parent.mkdir(parents=True, exist_ok=True)
    for ratio, of_ratio in groupby(files, key=lambda file: file.ratio):
        image = _cropped(base, ratio, focus=(picture.focal_x, picture.focal_y))
        for file in sorted(of_ratio, key=lambda file: -file.size.width):
            if (image.width, image.height) != (file.size.width, file.size.height):
                image = _scaled(image, file.size)
            write_atomically(_place(file, into), encode(image, file.extension), durable=False)


def _decoded(picture: Picture) -> Any:
    size = base_size(Size(picture.width, picture.height))
    base = pyvips.Image.thumbnail_buffer(
        original(picture),
        size.width,
        height=size.height,
        size="force",
        export_profile="srgb",
    )
    return flat(base)


def _cropped(base: Any, ratio: tuple[int, int], *, focus: tuple[float, float]) -> Any:
    area = crop_area(Size(base.width, base.height), ratio, focus=focus)
    return base.crop(area.left, area.top, area.width, area.height)


def _scaled(image: Any, size: Size) -> Any:
    return image.thumbnail_image(size.width, height=size.height, size="force").copy_memory()
