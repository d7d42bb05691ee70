"""Signatures by Ed25519 (RFC 8032) with a key kept in `var/keys`."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from dateline.ground.settings import get_settings


def _key_path() -> Path:
    return get_settings().var / "keys" / "publication.pem"


@cache
def _private_key(path: Path) -> Ed25519PrivateKey:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pem = path.read_bytes()
    else:
        with os.fdopen(handle, "wb") as file:
            file.write(pem)
    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{path} holds a key of another kind than Ed25519")
    return key


def sign(data: bytes) -> bytes:
    """Return the 64 bytes of the signature of `data` with this installation's key."""
    return _private_key(_key_path()).sign(data)


def public_key() -> bytes:
    """Return the 32 bytes of the key that verifies this installation's signatures."""
    return _private_key(_key_path()).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def verify(data: bytes, *, signature: bytes, key: bytes) -> bool:
    """Whether `signature` (64 bytes) was made over `data` by the owner of `key` (32 bytes)."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True
