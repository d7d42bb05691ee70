"""Archives put together by hand, honest and hostile."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from pathlib import Path
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from dateline.publishing.canonical import canonical_json
from dateline.publishing.mirrors.archive import END, member_header, padding

OWNER = Ed25519PrivateKey.from_private_bytes(b"\1" * 32)
STRANGER = Ed25519PrivateKey.from_private_bytes(b"\2" * 32)
PAGES = {"en/index.html": b"<p>Front</p>", "en/نشست/index.html": b"<p>Story</p>" * 100}


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


KEY = public(OWNER)


def listed(pages: dict[str, bytes], **other: Any) -> dict[str, Any]:
    """Return a list of these files."""
    files = [
        {"path": name, "size": len(body), "sha256": hashlib.sha256(body).hexdigest()}
        for name, body in sorted(pages.items(), key=lambda row: row[0].encode())
    ]
    return {
        "format": "dateline-mirror-1",
        "organisation": "Dateline News",
        "site": "https://news.example",
        "service": "en",
        "number": 7,
        "made": "2026-11-27T20:00:00Z",
        "files": files,
        "withdrawn": [],
        **other,
    }


def signed(
    facts: dict[str, Any], key: Ed25519PrivateKey = OWNER, named: bytes | None = None
) -> list[tuple[str, bytes]]:
    """Return the first two files of an archive."""
    data = canonical_json(facts)
    seal = {"key": (named or public(key)).hex(), "signature": key.sign(data).hex()}
    return [("mirror.json", data), ("mirror.sig", orjson.dumps(seal))]


def packed(files: list[tuple[str, bytes]], end: bytes = END) -> bytes:
    """Return an archive of these files in this order."""
    parts = [member_header(name, len(body)) + body + padding(len(body)) for name, body in files]
    return gzip.compress(b"".join(parts) + end, mtime=0)


def honest(pages: dict[str, bytes] | None = None, **other: Any) -> bytes:
    """Return an archive as it should be."""
    pages = PAGES if pages is None else pages
    return packed(signed(listed(pages, **other)) + in_order(pages))


def in_order(pages: dict[str, bytes]) -> list[tuple[str, bytes]]:
    return sorted(pages.items(), key=lambda row: row[0].encode())


def with_member(info: tarfile.TarInfo, body: bytes = b"") -> bytes:
    """Return an honest list followed by a member of any kind."""
    head = io.BytesIO(gzip.decompress(packed(signed(listed(PAGES)), end=b"")))
    return gzip.compress(head.getvalue() + info.tobuf(tarfile.PAX_FORMAT) + body)


def written(folder: Path, data: bytes) -> Path:
    file = folder / "a.mirror.tar.gz"
    file.write_bytes(data)
    return file
