"""Asking providers' servers: when, how many at once, and which addresses never.

A transport that asks a server is `Poller(kind, poll)`. Its `poll(feed)` brings in what is new,
returns how many versions are new, and raises `FetchError` for what a person must know.
"""

from dateline.wires.polling.addresses import Address, checked_address, checked_host
from dateline.wires.polling.errors import FetchError, FileTrouble
from dateline.wires.polling.poller import Poller, due_feeds

__all__ = [
    "Address",
    "FetchError",
    "FileTrouble",
    "Poller",
    "checked_address",
    "checked_host",
    "due_feeds",
]
