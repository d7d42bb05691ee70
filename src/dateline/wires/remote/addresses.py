"""Where the folder of a feed is: the parts of its address."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from dateline.wires.polling import FetchError


@dataclass(frozen=True, slots=True)
class Place:
    """An address taken apart; `port` is None where none is given, `path` has no escapes left."""

    scheme: str
    host: str
    port: int | None
    path: str


def place_of(address: str, schemes: Collection[str]) -> Place:
    """Take the address of a feed apart (RFC 3986, section 3).

    User name and password do not belong into it: they would be shown wherever the address is.

    Raises:
        FetchError: it has another scheme, no host, a wrong port, or a password.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"The address of this feed cannot be read: {error}.") from None
    if parts.scheme not in schemes or not parts.hostname:
        known = " or ".join(f"{scheme}://…" for scheme in schemes)
        raise FetchError(f"The address of this feed must look like {known}.")
    if "@" in parts.netloc:
        raise FetchError("Put user name and password into their own fields, not into the address.")
    path = unquote(parts.path)
    if any(not one.isprintable() for one in path):
        raise FetchError("The address of this feed has control characters in its path.")
    return Place(parts.scheme, parts.hostname, port, path)
