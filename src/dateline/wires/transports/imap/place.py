"""Where a mailbox is: `imaps://mail.example/Wires` (RFC 5092)."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from dateline.wires.polling import FetchError

_PORTS: Final = {"imaps": 993, "imap": 143}


@dataclass(frozen=True, slots=True)
class Place:
    """A folder on a server; `is_tls` tells whether TLS comes first or by STARTTLS."""

    host: str
    port: int
    is_tls: bool
    folder: str


def place_of(address: str) -> Place:
    """Read the address of a mailbox; the folder is INBOX where none is named.

    Raises:
        FetchError: it is no such address.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise FetchError(
            "This is no address of a mailbox: write imaps://mail.example/Folder, "
            "or imap: where TLS begins by STARTTLS."
        )
    return Place(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        is_tls=parts.scheme == "imaps",
        folder=unquote(parts.path.lstrip("/")) or "INBOX",
    )


def quoted(text: str) -> bytes:
    """Return a quoted string of IMAP (RFC 3501, section 4.3).

    Raises:
        FetchError: it holds what cannot be quoted.
    """
    if not text.isascii() or not text.isprintable():
        raise FetchError("A name or password holds characters that this server cannot take.")
    return b'"' + text.replace("\\", "\\\\").replace('"', '\\"').encode("ascii") + b'"'


def folder_name(name: str) -> bytes:
    """Return a folder's name as it is sent: in modified UTF-7 (RFC 3501, section 5.1.3)."""
    parts = re.split(r"([^\x20-\x7e]+)", name.replace("&", "&-"))
    coded = [part if at % 2 == 0 else _shifted(part) for at, part in enumerate(parts)]
    return quoted("".join(coded))


def _shifted(text: str) -> str:
    packed = base64.b64encode(text.encode("utf-16-be")).decode("ascii")
    return f"&{packed.rstrip('=').replace('/', ',')}-"
