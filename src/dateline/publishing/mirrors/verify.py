"""Whether an archive is what its publisher signed: every file of the list, and nothing else.

The list comes first and is believed only when its signature fits; then each file must be the next
of the list, with its size and hash. So nothing is read that was not signed for, however large.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, Final

import orjson

from dateline.ground import signing

from .archive import Member, members
from .errors import Changed, Extra, Forged, Missing, Unreadable
from .manifest import LIST, MOST_LIST_BYTES, SIGNATURE, ListedFile, MirrorList, read_list

_MOST_SIGNATURE_BYTES: Final = 1024
# Takes the list once it is verified; returns where the bytes of each file go as they are read.
Keeping = Callable[[ListedFile], AbstractContextManager[BinaryIO | None]]


def verify_mirror(
    file: Path,
    *,
    key: bytes,
    accept: Callable[[MirrorList, bytes], None] = lambda listed, data: None,
    keeping: Keeping = lambda listed: nullcontext(None),
) -> MirrorList:
    """Read an archive whole and return its list.

    Args:
        key: the publisher's public key, 32 bytes; that in the archive is not believed.
        accept: called with the verified list and its bytes before any file is read; it may refuse.
        keeping: where to write the bytes of a file; they are verified only when its block ends.

    Raises:
        MirrorError: it is not to be trusted; the class and the message say why.
        OSError: the file cannot be read, or what is kept cannot be written.
    """
    parts = members(file)
    data = _next(parts, LIST).content(MOST_LIST_BYTES)
    _check_signature(data, _next(parts, SIGNATURE).content(_MOST_SIGNATURE_BYTES), key)
    listed = read_list(data)
    accept(listed, data)
    for wanted in listed.files:
        _check(wanted, _next(parts, wanted.path, names=listed), keeping)
    for left in parts:
        raise Extra(f"{left.name[:200]!r} is in the archive and not in its list")
    return listed


def _next(parts: Iterator[Member], name: str, names: MirrorList | None = None) -> Member:
    member = next(parts, None)
    if member is None:
        raise Missing(f"{name!r} is missing: the archive ends before it")
    if member.name != name:
        if names is None:
            raise Unreadable(f"it begins with {member.name[:200]!r} and not with {name!r}")
        if any(one.path == member.name for one in names.files):
            raise Missing(f"{name!r} is missing: {member.name!r} stands in its place")
        raise Extra(f"{member.name[:200]!r} is in the archive and not in its list")
    return member


def _check_signature(data: bytes, sealed: bytes, key: bytes) -> None:
    try:
        facts = orjson.loads(sealed)
        signature, named = bytes.fromhex(facts["signature"]), str(facts["key"])
    except (ValueError, KeyError, TypeError):
        raise Forged(f"{SIGNATURE} holds no signature") from None
    if signing.verify(data, signature=signature, key=key):
        return
    if named != key.hex():
        raise Forged(f"the list was signed by another key, {named[:64]!r}")
    raise Forged("the signature does not fit the list: it was changed after it was signed")


def _check(wanted: ListedFile, member: Member, keeping: Keeping) -> None:
    if member.size != wanted.size:
        raise Changed(f"{wanted.path!r} has {member.size} bytes instead of {wanted.size}")
    digest = hashlib.sha256()
    with keeping(wanted) as kept:
        for piece in member.pieces():
            digest.update(piece)
            if kept is not None:
                kept.write(piece)
    if digest.hexdigest() != wanted.sha256:
        raise Changed(f"{wanted.path!r} holds other bytes than those that were signed")
