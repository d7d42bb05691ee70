"""The card of an article: its headline as a picture, for where its address is shared.

Pango shapes the letters, so that scripts are joined and stacked as they are written.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import Final

import pyvips

from dateline.languages.segmentation import word_edges

from ..render.file import OutputFile
from ..render.fonts import family_of
from ..render.pages import CardView

# What Open Graph's readers show beside a link, in pixels.
WIDTH: Final = 1200
HEIGHT: Final = 630
MEDIA_TYPE: Final = "image/png"
_MARGIN: Final = 76
# Where the name of the service, the headline and the address stand, from above.
_NAME: Final = 62
_HEADLINE: Final = 148
_ADDRESS: Final = 548
_ROOM: Final = 360
_WIDTH: Final = WIDTH - 2 * _MARGIN
# Lines are made narrower step by step, as long as there are no more of them.
_NARROWER: Final = (0.92, 0.85, 0.78, 0.71, 0.64, 0.57)
# In pixels; the largest that fits is taken.
_SIZES: Final = (86, 78, 70, 62, 54, 48, 42, 36, 30)
_SMALL: Final = 34
_PAPER: Final = (255, 255, 255)
_INK: Final = (22, 24, 29)
_SOFT: Final = (86, 93, 104)
# Scripts without spaces between words: lines end where a dictionary says that a word does.
_UNSPACED: Final = frozenset({"Thai", "Khmr", "Laoo", "Mymr"})
_BREAK: Final = "\N{ZERO WIDTH SPACE}"
Colour = tuple[int, int, int]


def can_draw(script: str) -> bool:
    """Whether this machine has the letters of a script (ISO 15924)."""
    return bool(family_of(script))


def render(card: CardView) -> OutputFile:
    """Draw a card of 1200 × 630 pixels.

    Raises:
        pyvips.Error: it cannot be drawn.
    """
    accent = _rgb(card.theme.accent)
    edge = 0 if card.service.direction == "ltr" else WIDTH - 22
    image = pyvips.Image.black(WIDTH, HEIGHT, bands=3) + list(_PAPER)
    image = image.cast("uchar").copy(interpretation="srgb")
    image = image.draw_rect(list(accent), edge, 0, 22, HEIGHT, fill=True)
    image = _put(card, image, _text(card, card.service.site_title, _SMALL), _NAME, accent)
    image = _put(card, image, _headline(card), _HEADLINE, _INK)
    image = _put(card, image, _text(card, card.host, _SMALL - 6), _ADDRESS, _SOFT)
    body = image.pngsave_buffer(compression=6, keep="none")
    return OutputFile(body, MEDIA_TYPE)


def _headline(card: CardView) -> pyvips.Image:
    words = _with_breaks(card.headline, card.service.tag, card.service.script)
    for size in _SIZES:
        drawn = _text(card, words, size)
        if drawn.height <= _ROOM:
            return _balanced(card, words, size, drawn)
    return drawn.crop(0, 0, drawn.width, _ROOM)


def _balanced(card: CardView, words: str, size: int, widest: pyvips.Image) -> pyvips.Image:
    """Return the words in as many lines, the last of them about as long as the others."""
    best = widest
    for share in _NARROWER:
        drawn = _text(card, words, size, int(_WIDTH * share))
        if drawn.height > widest.height + size // 3:
            break
        best = drawn
    return best


def _with_breaks(words: str, tag: str, script: str) -> str:
    if script not in _UNSPACED:
        return words
    edges = word_edges(words, tag)
    return _BREAK.join(words[a:b] for a, b in pairwise(edges))


def _text(card: CardView, words: str, size: int, width: int = _WIDTH) -> pyvips.Image:
    """Draw words as a mask of their own size, in lines of at most so many pixels."""
    markup = f'<span lang="{escape(card.service.tag)}">{escape(words)}</span>'
    return pyvips.Image.text(
        markup,
        font=f"{family_of(card.service.script, card.service.tag)} Bold {size}",
        width=width,
        dpi=72,
        align="low",
        wrap="word-char",
    )


def _put(
    card: CardView, image: pyvips.Image, mask: pyvips.Image, top: int, colour: Colour
) -> pyvips.Image:
    """Lay words on a card where their script begins to be read."""
    left = _MARGIN if card.service.direction == "ltr" else WIDTH - _MARGIN - mask.width
    full = mask.embed(left, top, WIDTH, HEIGHT)
    return full.ifthenelse(list(colour), image, blend=True)


def _rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
