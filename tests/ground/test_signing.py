from __future__ import annotations

from dateline.ground import signing
from dateline.ground.settings import get_settings


def test_what_was_signed_is_verified_by_the_public_key_alone() -> None:
    signature = signing.sign(b"the words")
    assert len(signature) == 64
    assert signing.verify(b"the words", signature=signature, key=signing.public_key())


def test_another_text_signature_or_key_is_refused() -> None:
    signature, key = signing.sign(b"the words"), signing.public_key()
    assert not signing.verify(b"the word", signature=signature, key=key)
    assert not signing.verify(b"the words", signature=signature[::-1], key=key)
    assert not signing.verify(b"the words", signature=b"short", key=key)
    assert not signing.verify(b"the words", signature=signature, key=b"short")
    assert not signing.verify(b"the words", signature=signature, key=bytes(32))


def test_the_private_key_is_readable_by_its_owner_only() -> None:
    signing.public_key()
    path = get_settings().var / "keys" / "publication.pem"
    assert path.stat().st_mode & 0o077 == 0
