"""The schemes of subjects that map to Media Topics, as data: an agency's own is one line.

Agencies' own codes stay as they are; only schemes whose meaning is published are here.
"""

from __future__ import annotations

from typing import Final

# Schemes that hold IPTC Subject Codes: IPTC's own alias, and copies that agencies keep.
SUBJECT_CODES: Final = frozenset(
    {
        "subj",
        "sttsubj",
        "http://tt.se/spec/subref/1.0",
    }
)
# The categories of ANPA 1312 that say what an item is about; the others say where or for whom.
_ANPA: Final = {
    "e": "01000000",
    "f": "04000000",
    "l": "10000000",
    "o": "17000000",
    "p": "11000000",
    "q": "15000000",
    "r": "15000000",
    "s": "15000000",
    "t": "20000563",
}
# The categories of IPTC 7901 and IIM 2:15 (Subject Reference System): the top levels.
_THREE_LETTERS: Final = {
    "ace": "01000000",
    "clj": "02000000",
    "dis": "03000000",
    "ebf": "04000000",
    "fin": "04000000",
    "edu": "05000000",
    "evn": "06000000",
    "env": "06000000",
    "hth": "07000000",
    "hum": "08000000",
    "lab": "09000000",
    "lif": "10000000",
    "pol": "11000000",
    "rel": "12000000",
    "sci": "13000000",
    "soi": "14000000",
    "spo": "15000000",
    "war": "16000000",
    "wea": "17000000",
}
# The schemes in which categories come, and what their codes mean.
CATEGORIES: Final = {
    "anpa-1312-category": _ANPA,
    "a1312cat": _ANPA,
    "apcategorycode": _ANPA,
    "iptc-7901-category": _THREE_LETTERS,
}
