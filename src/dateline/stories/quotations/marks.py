"""Quotation marks of every script: which opens, and what ends what it opened.

After Unicode 17.0, chapter 6.2 ("Language-Based Usage of Quotation Marks"), and CLDR's delimiters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# What each mark can open, with the marks that end it.
CLOSERS: Final[Mapping[str, str]] = {
    "“": '”"',
    "”": "”“",  # Swedish and Finnish; Arabic script, where the pair is often typed mirrored
    "‟": "”",
    "„": '“”"',  # German, Polish, Romanian
    '"': '"”',
    "«": "»",
    "»": "«»",  # Danish and German books, Finnish
    "‹": "›",
    "›": "‹›",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
    "’": "’",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "﹁": "﹂",
    "﹃": "﹄",
    "〝": "〞〟",
    "《": "》",
    "〈": "〉",
    "``": "''\"",  # teletypes have no other
}
SINGLE: Final = frozenset("‘‚'’")
# Some are letters, feet and inches too: they open only where a word begins.
AMBIGUOUS: Final = frozenset("\"'’”»›")
# In Chinese and Japanese these stand about titles; elsewhere they are typed as quotation marks.
TITLES: Final = frozenset("《〈")
TITLE_LANGUAGES: Final = frozenset({"zh", "yue", "ja", "ko"})
# Only here does an apostrophe open: "’så’" within "”".
APOSTROPHE_OPENS: Final = frozenset({"sv", "fi", "nb", "nn", "no", "da"})
ALL: Final = frozenset("".join(CLOSERS) + "".join(CLOSERS.values())) - {"`"}
