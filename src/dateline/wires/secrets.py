"""Passwords and keys of feeds, sealed so that the database alone does not tell them."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from cryptography.fernet import Fernet, InvalidToken

from dateline.ground.settings import kept_secret


class SecretLost(Exception):
    """A secret was sealed with another key than this installation has."""


def seal(text: str) -> str:
    """Return a secret as it may be stored: encrypted and signed (Fernet); empty stays empty."""
    return _fernet().encrypt(text.encode()).decode("ascii") if text else ""


def unseal(text: str) -> str:
    """Return what was sealed; empty stays empty.

    Raises:
        SecretLost: the key in `var/keys/feeds` is not the one it was sealed with.
    """
    if not text:
        return ""
    try:
        return _fernet().decrypt(text.encode()).decode()
    except (InvalidToken, UnicodeError):
        raise SecretLost(
            "The secret of this feed was sealed with another key than the one in var/keys/feeds. "
            "Bring that file back, or enter the secret again."
        ) from None


def _fernet() -> Fernet:
    return _made(kept_secret("feeds"))


@cache
def _made(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()))
