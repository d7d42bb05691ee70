"""The fonts of this machine that cards are drawn with, one a script.

Pages carry no fonts: readers' systems have their own. A card is a picture, so its letters must be
here. They are Noto's, which Debian has as fonts-noto-core and fonts-noto-cjk.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

FOLDERS: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.local/share/fonts"),
)
# By script (ISO 15924): the font's file, and its family as fontconfig knows it.
_FONTS: Final = {
    "Latn": ("NotoSerif-Bold", "Noto Serif"),
    "Cyrl": ("NotoSerif-Bold", "Noto Serif"),
    "Grek": ("NotoSerif-Bold", "Noto Serif"),
    "Arab": ("NotoNaskhArabic-Bold", "Noto Naskh Arabic"),
    "Hans": ("NotoSerifCJK-Bold", "Noto Serif CJK SC"),
    "Hant": ("NotoSerifCJK-Bold", "Noto Serif CJK TC"),
    "Jpan": ("NotoSerifCJK-Bold", "Noto Serif CJK JP"),
    "Kore": ("NotoSerifCJK-Bold", "Noto Serif CJK KR"),
    "Armn": ("NotoSerifArmenian-Bold", "Noto Serif Armenian"),
    "Beng": ("NotoSerifBengali-Bold", "Noto Serif Bengali"),
    "Deva": ("NotoSerifDevanagari-Bold", "Noto Serif Devanagari"),
    "Ethi": ("NotoSerifEthiopic-Bold", "Noto Serif Ethiopic"),
    "Geor": ("NotoSerifGeorgian-Bold", "Noto Serif Georgian"),
    "Gujr": ("NotoSerifGujarati-Bold", "Noto Serif Gujarati"),
    "Guru": ("NotoSerifGurmukhi-Bold", "Noto Serif Gurmukhi"),
    "Hebr": ("NotoSerifHebrew-Bold", "Noto Serif Hebrew"),
    "Khmr": ("NotoSerifKhmer-Bold", "Noto Serif Khmer"),
    "Knda": ("NotoSerifKannada-Bold", "Noto Serif Kannada"),
    "Laoo": ("NotoSerifLao-Bold", "Noto Serif Lao"),
    "Mlym": ("NotoSerifMalayalam-Bold", "Noto Serif Malayalam"),
    "Mymr": ("NotoSerifMyanmar-Bold", "Noto Serif Myanmar"),
    "Sinh": ("NotoSerifSinhala-Bold", "Noto Serif Sinhala"),
    "Taml": ("NotoSerifTamil-Bold", "Noto Serif Tamil"),
    "Telu": ("NotoSerifTelugu-Bold", "Noto Serif Telugu"),
    "Thai": ("NotoSerifThai-Bold", "Noto Serif Thai"),
    "Tibt": ("NotoSerifTibetan-Bold", "Noto Serif Tibetan"),
}


# By language (BCP 47), where it is read in another style of its script.
_STYLES: Final = {"ur": ("NotoNastaliqUrdu-Bold", "Noto Nastaliq Urdu")}


@cache
def family_of(script: str, tag: str = "") -> str:
    """Return the family of fonts for a script; empty where its file is not on this machine.

    Args:
        tag: of a language (BCP 47) that may be read in a style of its own: Urdu in Nastaliq.
    """
    styles = (_STYLES.get(tag.partition("-")[0]), _FONTS.get(script))
    present = _present()
    return next((style[1] for style in styles if style and style[0] in present), "")


@cache
def _present() -> frozenset[str]:
    files = (
        file
        for folder in FOLDERS
        for ending in ("ttf", "ttc", "otf")
        for file in folder.expanduser().rglob(f"Noto*.{ending}")
    )
    return frozenset(file.stem for file in files)
