"""The picture formats that are taken, told by their first bytes and opened by no other loader.

What a file is called and what a browser says about it is never asked. Each format has the one
libvips loader that opens it, and libvips is told to refuse all others in this process (SVG,
PDF, ImageMagick's hundred formats), also those that it would find by itself.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any, Final

import pyvips


@dataclass(frozen=True)
class PictureFormat:
    """A format by its name, its first bytes and the libvips loader that opens it."""

    name: str
    media_type: str
    begins: re.Pattern[bytes]
    loader: str
    load_class: str


def _format(name: str, begins: bytes, loader: str, load_class: str) -> PictureFormat:
    pattern = re.compile(begins, re.DOTALL)
    return PictureFormat(name, f"image/{name}", pattern, loader, f"VipsForeignLoad{load_class}")


FORMATS: Final = (
    _format("jpeg", rb"\xff\xd8\xff", "jpegload_buffer", "Jpeg"),
    _format("png", rb"\x89PNG\r\n\x1a\n", "pngload_buffer", "Png"),
    _format("webp", rb"RIFF....WEBP", "webpload_buffer", "Webp"),
    _format("gif", rb"GIF8[79]a", "gifload_buffer", "Nsgif"),
    _format("avif", rb"....ftypavi[fs]", "heifload_buffer", "Heif"),
    _format("heif", rb"....ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1)", "heifload_buffer", "Heif"),
    _format("tiff", rb"II[*+]\0|MM\0[*+]", "tiffload_buffer", "Tiff"),
)

pyvips.operation_block_set("VipsForeignLoad", True)
for _taken in FORMATS:
    pyvips.operation_block_set(_taken.load_class, False)
# Pictures come once each: remembering operations would only keep their bytes in memory.
pyvips.cache_set_max(0)
# Of a bad file it tells again, line by line, what it also raises.
logging.getLogger("pyvips").setLevel(logging.ERROR)


def format_of(data: bytes) -> PictureFormat | None:
    """Return the format that the first bytes show, or None."""
    return next((known for known in FORMATS if known.begins.match(data)), None)


def open_picture(data: bytes, known: PictureFormat) -> Any:
    """Read the header of a picture; its pixels are decoded only when they are asked for.

    Of a moving or many-paged picture this is the first frame, of HEIF the primary one.

    Raises:
        pyvips.Error: the header cannot be read.
    """
    loader = getattr(pyvips.Image, known.loader)
    return loader(data, access="sequential", fail_on="error")
