"""Whom the clients of HTTPS trust."""

from __future__ import annotations

import ssl
from functools import cache

import httpx


@cache
def trusted_authorities() -> ssl.SSLContext:
    """Return those of the certifi package, for `verify` of an `httpx.Client`.

    All clients share it: reading the authorities anew takes each of them 40 ms of a core.
    """
    return httpx.create_ssl_context(trust_env=False)
