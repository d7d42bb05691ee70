"""Small copies of pictures for the newsroom's own pages."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from uuid import UUID

import pyvips

from dateline.media.encoding import encode
from dateline.media.errors import DamagedPicture
from dateline.media.inspection import flat
from dateline.media.models import Picture
from dateline.media.queries import original

_WIDTH: Final = 640


def thumbnail(picture: Picture) -> bytes:
    """Return a whole, uncropped copy as WebP, at most 640 pixels wide.

    Raises:
        FileNotFoundError: the original is not in the store.
        DamagedPicture: it can no longer be decoded.
    """
    return _made(picture.pk, picture)


@lru_cache(maxsize=256)
def _made(pk: UUID, picture: Picture) -> bytes:
    try:
        image = pyvips.Image.thumbnail_buffer(original(picture), _WIDTH, height=_WIDTH * 2)
        return encode(flat(image), "webp")
    except pyvips.Error:
        raise DamagedPicture(picture.filename) from None
