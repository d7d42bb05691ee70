"""The drawings of the sample newsroom, made into pictures.

SVG is never taken from anybody; these files are our own, so libvips may open them for a moment.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyvips

from dateline.accounts.models import User
from dateline.demo.content import SampleStory
from dateline.media.actions import add_picture, set_focal_point, set_picture_text
from dateline.media.models import Picture

DRAWINGS: Final = Path(__file__).parent / "drawings"
CREDIT: Final = "Dateline"
_SVG: Final = "VipsForeignLoadSvg"


def rasterise(path: Path) -> bytes:
    """Return one of our own drawings as a JPEG of its own size."""
    pyvips.operation_block_set(_SVG, False)
    try:
        image = pyvips.Image.svgload(str(path)).flatten(background=255)
        return bytes(image.jpegsave_buffer(Q=92, keep="none"))
    finally:
        pyvips.operation_block_set(_SVG, True)


def load_drawing(story: SampleStory, tags: dict[str, str], *, by: User | None) -> Picture:
    """Add the drawing of a story with its texts in each language; return its picture.

    Args:
        tags: the language tag of each service.
    """
    path = DRAWINGS / f"{story.name}.svg"
    picture = add_picture(
        data=rasterise(path),
        filename=f"{story.name}.jpg",
        credit=CREDIT,
        copyright="Dateline, CC BY 4.0",
        source="Dateline",
        by=by,
    )
    if (picture.focal_x, picture.focal_y) != story.focal:
        set_focal_point(picture=picture, x=story.focal[0], y=story.focal[1], by=by)
    for code, article in story.articles.items():
        set_picture_text(
            picture=picture,
            language_tag=tags[code],
            alt=article.alt,
            caption=article.caption,
            by=by,
        )
    return picture
