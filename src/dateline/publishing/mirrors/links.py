"""Links of a page as a mirror needs them: from file to file where both are in the archive.

So a page works at the root of a host, below any folder of one, and from a memory stick without
any. What is not in the archive leads to the site itself. Scripts are left out: what they ask for
is only there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container
from html import unescape
from typing import Final
from urllib.parse import quote, unquote

from markupsafe import escape

from dateline.publishing.delivery.names import INDEX

_LINK: Final = re.compile(r'(?<=[\s"])(href|src|action|srcset)="(/[^"]*)"')
_SCRIPT: Final = re.compile(r'<script src="[^"]*"[^>]*></script>\n?')
# Text of the page and its data for machines hold no attributes of ours.
_PARTED: Final = re.compile(r"(<[^>]*>)")


def rewritten(html: str, *, file: str, files: Container[str], base_url: str) -> str:
    """Return a page of ours for its place in the archive.

    Args:
        file: its name there; `files`: all names that are there.
        base_url: the site, for what is not.
    """

    def target(path: str) -> str:
        return _target(path, file, files, base_url)

    def link(found: re.Match[str]) -> str:
        name, value = found[1], unescape(found[2])
        made = _srcset(value, target) if name == "srcset" else target(value)
        return f'{name}="{escape(made)}"'

    parts = _PARTED.split(_SCRIPT.sub("", html))
    return "".join(_LINK.sub(link, part) if part[:1] == "<" else part for part in parts)


def _srcset(value: str, target: Callable[[str], str]) -> str:
    sources = (source.strip().partition(" ") for source in value.split(","))
    return ", ".join(f"{target(url)} {width}" for url, _, width in sources)


def _target(path: str, file: str, files: Container[str], base_url: str) -> str:
    plain = re.split("[?#]", path, maxsplit=1)[0]
    name = unquote(plain)[1:]
    name = name + INDEX if name.endswith("/") else name
    # The index of all languages is not in the archive: at its root stands the front again.
    if name not in files or path[len(plain) :].startswith("?"):
        return base_url + path
    way = posixpath.relpath(name, posixpath.dirname(file) or ".")
    # A colon in a first segment would be taken for a scheme (RFC 3986, 4.2).
    return quote(way, safe="/!$&'()*+,;=~-._") + path[len(plain) :]
