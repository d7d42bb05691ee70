"""Which addresses may be fetched from: never inside the private network unless listed."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from dateline.ground.settings import get_settings
from dateline.wires.polling.errors import FetchError

Address = IPv4Address | IPv6Address


def checked_address(url: str) -> Address:
    """Return the one address to connect to for this URL of HTTP or HTTPS, as `checked_host` does.

    Raises:
        FetchError: not HTTP or HTTPS, no such name, or an address that is not allowed.
    """
    parts = urlsplit(url)
    host = parts.hostname
    if parts.scheme not in {"http", "https"} or not host:
        raise FetchError(f"Only http: and https: addresses are fetched, not {parts.scheme}:.")
    return checked_host(host)


def checked_host(host: str) -> Address:
    """Return the one address to connect to for this name or written address.

    The name is resolved here and nowhere else, so that a name whose answer changes between the
    check and the connection (DNS rebinding) gains nothing. If any of its addresses is private, none
    is used.

    Raises:
        FetchError: no such name, or an address that is not allowed.
    """
    addresses = _resolved(host)
    for address in addresses:
        if not _is_public(address) and not _is_listed(host, address):
            raise FetchError(
                f"{host} is {address}, which is no public address. If it is meant, "
                "an administrator lists it in DATELINE_FETCH_PRIVATE."
            )
    return addresses[0]


def _resolved(host: str) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"There is no address for the name {host}: {error}.") from None
    return [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]


def _is_public(address: Address) -> bool:
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if inner is not None:
        address = inner
    return address.is_global and not address.is_multicast


def _is_listed(host: str, address: Address) -> bool:
    for listed in get_settings().private_hosts:
        if listed.casefold() == host.casefold():
            return True
        try:
            if address in ip_network(listed, strict=False):
                return True
        except ValueError:
            continue
    return False
