"""Pictures as pages show them; their files are in place before a page that shows them is."""

from __future__ import annotations

import logging
from math import log
from typing import Final

from dateline.ground.settings import get_settings
from dateline.media.encoding import ensure_renditions
from dateline.media.errors import DamagedPicture
from dateline.media.models import Picture
from dateline.media.renditions import (
    RATIOS,
    Ratio,
    RenditionSet,
    picture_key,
    rendition_set,
    social_size,
    social_url,
)
from dateline.publishing.documents import PictureWords
from dateline.publishing.render.pages import ImageFile, PictureView, Rendition, RenditionSource

from .memo import Kept

_log: Final = logging.getLogger(__name__)
_ready: Final[Kept[str, bool]] = Kept(20_000)
_NO_WORDS: Final = PictureWords()


def picture_view(
    picture: Picture | None, words: PictureWords | None, *, own_shape: bool = False
) -> PictureView | None:
    """Return a picture with what is said about it; None where it cannot be shown.

    Args:
        own_shape: in the shape that is nearest to the picture's own; else all are of one shape.
    """
    if picture is None or not _is_ready(picture):
        return None
    words = words or _NO_WORDS
    wide = rendition_set(picture, _nearest(picture) if own_shape else "16x9")
    return PictureView(
        sources=tuple(
            RenditionSource(
                source.media_type, tuple(Rendition(url, width) for url, width in source.files)
            )
            for source in wide.sources
        ),
        fallback=_fallback(wide),
        alt=words.alt,
        caption=words.caption,
        credit=words.credit,
        colour=picture.placeholder,
        crops=(_social(picture), *(_largest(rendition_set(picture, ratio)) for ratio in RATIOS)),
    )


def _nearest(picture: Picture) -> Ratio:
    own = log(picture.width / picture.height)
    return min(RATIOS, key=lambda name: abs(own - log(RATIOS[name][0] / RATIOS[name][1])))


def _fallback(renditions: RenditionSet) -> ImageFile:
    widths = dict(renditions.sources[-1].files)
    width = widths.get(renditions.url, renditions.width)
    return ImageFile(renditions.url, width, round(width * renditions.height / renditions.width))


def _social(picture: Picture) -> ImageFile:
    size = social_size(picture)
    return ImageFile(social_url(picture), size.width, size.height)


def _largest(renditions: RenditionSet) -> ImageFile:
    url, _ = renditions.sources[-1].files[-1]
    return ImageFile(url, renditions.width, renditions.height)


def _is_ready(picture: Picture) -> bool:
    key = picture_key(picture)
    if not _ready.get(key):
        try:
            ensure_renditions(picture, get_settings().site_root)
        except (FileNotFoundError, DamagedPicture) as error:
            # A story without its picture is better than no story.
            _log.warning("The picture %s is left out of pages: %s", picture.pk, error)
            return False
        _ready.put(key, True)
    return True
