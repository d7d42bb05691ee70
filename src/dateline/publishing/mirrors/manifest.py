"""The list of an archive: what is in it, and what was withdrawn.

Its number comes from the sequence that renderings are counted by: each list has a higher one than
all before it, and reads the site after them.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.publishing.canonical import canonical_json
from dateline.publishing.delivery.names import UnsafePath, segments

from .errors import BadList, UnsafeName

LIST: Final = "mirror.json"
SIGNATURE: Final = "mirror.sig"
MOST_LIST_BYTES: Final = 128 * 2**20
MOST_FILE_BYTES: Final = 256 * 2**20
_Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ListedFile(_Part):
    """A file by its name in the archive, with its size in bytes and SHA-256."""

    path: str
    size: Annotated[int, Field(ge=0, le=MOST_FILE_BYTES)]
    sha256: _Hash


class Withdrawn(_Part):
    """An article that was withdrawn: the path of its address, and when."""

    path: str
    at: str


class MirrorList(_Part):
    """What an archive holds; files stand in the order of their names' bytes, as in the archive."""

    format: Literal["dateline-mirror-1"] = "dateline-mirror-1"
    organisation: str
    site: str
    service: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,35}$")]
    number: Annotated[int, Field(ge=0)]
    made: str
    files: tuple[ListedFile, ...]
    withdrawn: tuple[Withdrawn, ...] = ()

    def to_bytes(self) -> bytes:
        """Return the list as it is signed: canonical JSON."""
        return canonical_json(self.model_dump(mode="json"))


def read_list(data: bytes) -> MirrorList:
    """Read a list whose signature was verified.

    Raises:
        BadList: it is none, is not canonical, or names a file twice or out of order.
        UnsafeName: a name in it leads out of the folder or cannot be a file.
    """
    try:
        listed = MirrorList.model_validate(orjson.loads(data))
    except orjson.JSONDecodeError as error:
        raise BadList(f"{LIST} is no JSON: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise BadList(f"{LIST} cannot be used: {place}: {first['msg']}") from None
    if listed.to_bytes() != data:
        raise BadList(f"{LIST} is not in the canonical form (RFC 8785)")
    _check_names([file.path for file in listed.files])
    return listed


def _check_names(names: list[str]) -> None:
    last = b""
    files = set(names)
    for name in names:
        check_name(name)
        if name.encode() <= last:
            raise BadList(f"{LIST} names {name!r} twice or out of order")
        if any(parent in files for parent in _parents(name)):
            raise BadList(f"{LIST} names {name!r} below a file")
        last = name.encode()


def _parents(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def check_name(name: str) -> None:
    """Return if a file may have this name below a folder.

    Raises:
        UnsafeName: it climbs, hides, is absolute, is empty, or is a name of the archive itself.
    """
    try:
        parts = segments(f"/{name}")
    except (UnsafePath, UnicodeEncodeError) as error:
        raise UnsafeName(f"{name[:200]!r} is no name for a file: {error}") from None
    if not parts[-1] or name in (LIST, SIGNATURE):
        raise UnsafeName(f"{name[:200]!r} is no name for a file")
