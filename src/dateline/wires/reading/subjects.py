"""Codes of concepts, brought to one form: an alias such as `medtop` and the code."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_IPTC: Final = re.compile(r"https?://cv\.iptc\.org/newscodes/([a-z0-9]+)/", re.IGNORECASE)
_ALIASES: Final = {"mediatopic": "medtop", "subjectcode": "subj", "subjref": "subj"}
_MEDIA_TOPIC: Final = re.compile(r"2000\d{4}")
_SUBJECT_CODE: Final = re.compile(r"[01]\d{7}")
# Codes come again and again and are kept in memory; what is longer is none.
_LONGEST_KEPT: Final = 500


def scheme_and_code(text: str, scheme: str | None = None) -> tuple[str | None, str]:
    """Return scheme and code of a qcode, an address or a bare code.

    A bare code of eight digits without a scheme is an IPTC Media Topic (2000…) or Subject Code.
    """
    if len(text) + len(scheme or "") > _LONGEST_KEPT:
        return _parted(text, scheme)
    return _kept(text, scheme)


@lru_cache(maxsize=8192)
def _kept(text: str, scheme: str | None) -> tuple[str | None, str]:
    return _parted(text, scheme)


def _parted(text: str, scheme: str | None) -> tuple[str | None, str]:
    address = _IPTC.match(text)
    if address:
        name = address[1].lower()
        return _ALIASES.get(name, name), text[address.end() :]
    if scheme:
        named = _IPTC.match(scheme if scheme.endswith("/") else scheme + "/")
        return (_ALIASES.get(named[1].lower(), named[1].lower()) if named else scheme), text
    prefix, colon, code = text.partition(":")
    if colon and code and not code.startswith("//"):
        return prefix, code
    if _MEDIA_TOPIC.fullmatch(text):
        return "medtop", text
    return ("subj" if _SUBJECT_CODE.fullmatch(text) else None), text
