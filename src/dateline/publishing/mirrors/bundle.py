"""Making the archive of a service: its pages are read twice, for the list and for the files."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import BinaryIO, Final

import orjson

from dateline.ground import signing
from dateline.ground.ids import new_id
from dateline.publishing.assemble.facts import base_url, organisation
from dateline.publishing.delivery import Store

from .archive import END, member_header, padding
from .contents import Moved, Snapshot, bytes_of, find_pictures, snapshot
from .errors import KeptChanging
from .manifest import LIST, SIGNATURE, ListedFile, MirrorList
from .near import Near, near

_TRIES: Final = 5


def make_mirror(code: str, file: Path, *, store: Store, pictures: bool = True) -> MirrorList:
    """Write the archive of a service and return its list; the same list gives the same bytes.

    It comes into place when it is whole. News goes on meanwhile: where a page changes while it is
    read, the archive is begun anew.

    Raises:
        NoPages, KeptChanging: the service has no pages, or they changed each time.
        BucketError: the pages are in a bucket, and its server is away or refuses.
        OSError: the disk is full or the file cannot be written.
    """
    for _ in range(_TRIES):
        temporary = file.with_name(f".{file.name}-{new_id().hex}")
        try:
            found = snapshot(code)
            paths = sorted({page.path for page in found.pages.values()})
            with near(store, paths, beside=file.parent) as pages:
                if pictures:
                    find_pictures(found, pages)
                listed = _listed(found, pages)
                _write(temporary, listed, found, pages)
            temporary.replace(file)
        except Moved:
            continue
        else:
            return listed
        finally:
            temporary.unlink(missing_ok=True)
    raise KeptChanging("Pages were rendered all the time: try again when fewer change.")


def _listed(found: Snapshot, pages: Near) -> MirrorList:
    files = []
    for name in found.names():
        body = bytes_of(name, found, pages)
        digest = hashlib.sha256(body).hexdigest()
        files.append(ListedFile(path=name, size=len(body), sha256=digest))
    return MirrorList(
        organisation=organisation(),
        site=base_url(),
        service=found.service,
        number=found.number,
        made=found.made,
        files=tuple(files),
        withdrawn=found.withdrawn,
    )


def _write(file: Path, listed: MirrorList, found: Snapshot, pages: Near) -> None:
    data = listed.to_bytes()
    seal = {"key": signing.public_key().hex(), "signature": signing.sign(data).hex()}
    with file.open("xb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as out:
        _add(out, LIST, data)
        _add(out, SIGNATURE, orjson.dumps(seal))
        for one in listed.files:
            _add(out, one.path, bytes_of(one.path, found, pages))
        out.write(END)


def _add(out: BinaryIO | gzip.GzipFile, name: str, body: bytes) -> None:
    out.write(member_header(name, len(body)) + body + padding(len(body)))
