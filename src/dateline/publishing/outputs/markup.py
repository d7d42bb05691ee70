"""Writing XML files: the same data gives the same bytes, and no character breaks the file."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from ..render.file import OutputFile

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(words: str) -> str:
    """Drop the characters that XML 1.0 (section 2.2) forbids."""
    return _FORBIDDEN.sub("", words)


def add(parent: etree._Element, tag: str, words: str = "", **attributes: str) -> etree._Element:
    """Append an element with its text and attributes."""
    clean = {name: xml_text(value) for name, value in attributes.items()}
    element = etree.SubElement(parent, tag, clean)
    element.text = xml_text(words) or None
    return element


def xml_file(root: etree._Element, media_type: str) -> OutputFile:
    """Write a document in UTF-8 with its declaration."""
    body = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return OutputFile(body, f"{media_type}; charset=utf-8")
