"""Objects replaced on condition of what stood there: never an older page over a newer one."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dateline.ground.buckets import Answer, Broken, BucketError, Client, Resting

from .. import rules
from ..names import UnsafePath
from ..stores import Content, Outcome
from ..ways import ByThreads
from . import objects
from .media import MEDIA, Pictures
from .objects import State

# Another worker was quicker: look again what stands there. More than a few mean a broken server.
_TRIES: Final = 8
# A server that does not answer is not asked again for so long: what waits for it must hold up
# nothing else. The pages stay wanted, and are put when it is back.
REST_SECONDS: Final = 20.0
# A condition was not met: what stood there is another by now, or gone.
_OVERTAKEN: Final = frozenset({404, 409, 412})
_MOST: Final = 64 * 2**20
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Bucket:
    """A store in a bucket, below a prefix. May be used by many threads.

    Needs a server that writes on condition (`If-Match` and `If-None-Match` of PutObject: Amazon,
    MinIO, Cloudflare R2, Ceph); on others a worker that was cut off from the database for as long
    as one request takes could put an older page over a newer one. `try_out` tells.

    Args:
        site: the folder of this machine in which renditions of pictures are made; what a page
            shows goes into the bucket before the page.
        is_purged: whether caches in front are told of each change.
    """

    at_once = 16
    is_near = False

    def __init__(
        self, client: Client, *, name: str, prefix: str, site: Path, is_purged: bool
    ) -> None:
        self.name = name
        self._is_purged = is_purged
        self._client = client
        self._prefix = prefix
        self._pictures = Pictures(self._put_file, site)
        self._rests_until = 0.0
        self._trouble = ""

    def way(self, threads: ThreadPoolExecutor) -> ByThreads:
        """Return how a batch is written here: threads wait for the server's answers."""
        return ByThreads(self, threads)

    def put(self, content: Content, *, sequence: int) -> Outcome:
        """Replace what is answered at the path; see `Store.put`.

        Raises:
            UnsafePath: the path cannot be a file.
            BucketError: the server is away or refuses; what stood there stays.
        """
        key = objects.key_of(content.path)
        self._pictures.send(content.body)
        body, headers = objects.stored(content, sequence, is_purged=self._is_purged)
        for _ in range(_TRIES):
            present = self._state(key)
            removed = State() if present.tag else self._removed(content.path)
            if max(present.sequence, removed.sequence) > sequence:
                return Outcome.OLDER
            if not self._put_if(present.tag, key, body, headers):
                continue
            if not present.tag and self._removed(content.path).sequence > sequence:
                # Removed while it was put: what was removed last wins.
                self._remove(key, sequence)
                return Outcome.OLDER
            same = (present.sha256, present.status) == (objects.sha256_of(content), content.status)
            return Outcome.UNCHANGED if same else Outcome.WRITTEN
        raise BucketError(f"{self.name}: {key} is written by others again and again.")

    def remove(self, path: str, *, sequence: int) -> Outcome:
        """Answer nothing at the path any more; see `Store.remove`."""
        key, body, headers = objects.tombstone(path, sequence)
        for _ in range(_TRIES):
            known = self._state(key)
            if known.sequence > sequence:
                return Outcome.OLDER
            if self._put_if(known.tag, key, body, headers):
                return self._remove(objects.key_of(path), sequence)
        raise BucketError(f"{self.name}: {key} is written by others again and again.")

    def _remove(self, key: str, sequence: int) -> Outcome:
        present = self._state(key)
        if present.sequence > sequence:
            return Outcome.OLDER
        if present.tag:
            self._ask("DELETE", key, headers={"if-match": present.tag}, missing=_OVERTAKEN)
        return Outcome.WRITTEN

    def read(self, path: str) -> Content | None:
        """Return what is answered at the path.

        Raises:
            BucketError: the server is away or refuses.
        """
        try:
            answer = self._ask("GET", objects.key_of(path), missing={404})
        except UnsafePath:
            return None
        return objects.content_of(path, answer) if answer else None

    def read_media(self, name: str) -> bytes | None:
        """Return a rendition of a picture that pages show; None: it is not there.

        Raises:
            BucketError: the server is away or refuses.
        """
        answer = self._ask("GET", name, missing={404})
        return answer.body if answer else None

    def paths(self) -> Iterator[str]:
        """Yield every path that is answered."""
        for page in self._client.lists(self._prefix):
            for one in page.objects:
                key = one.key.removeprefix(self._prefix)
                if not key.startswith((".", MEDIA)):
                    yield objects.path_of(key)

    def bad_copies(self, path: str) -> Iterator[str]:
        """Yield nothing: a page is one object, which is unpacked when it is read."""
        yield from ()

    def strangers(self) -> Iterator[str]:
        """Yield nothing: every object below the prefix is among the paths."""
        yield from ()

    def settle(self) -> None:
        """Nothing is left to do: a server answers when the object is safe."""

    def try_out(self) -> str:
        """Write and remove an object; return what the server cannot do, "" when it can all.

        Raises:
            BucketError: the server is away or refuses.
        """
        key = ".removed/trial"
        body = f"{time.time_ns()}\n".encode()
        self._ask("PUT", key, headers={"content-type": "text/plain"}, body=body)
        is_overwritten = self._put_if("", key, body, {})
        self._ask("DELETE", key)
        return "write on condition (If-None-Match)" if is_overwritten else ""

    def _state(self, key: str) -> State:
        answer = self._ask("HEAD", key, missing={404})
        return objects.state_of(answer.headers) if answer else State()

    def _removed(self, path: str) -> State:
        return self._state(objects.tombstone(path, 0)[0])

    def _put_if(self, tag: str, key: str, body: bytes, headers: Mapping[str, str]) -> bool:
        """Put an object where that of a tag stands, or nothing; else return False."""
        condition = {"if-match": tag} if tag else {"if-none-match": "*"}
        return bool(
            self._ask("PUT", key, headers={**headers, **condition}, body=body, missing=_OVERTAKEN)
        )

    def _put_file(self, path: str, body: bytes) -> None:
        headers = {
            "content-type": rules.media_type(path),
            "cache-control": rules.caching(path, 200),
            "x-amz-meta-sha256": hashlib.sha256(body).hexdigest(),
        }
        self._put_if("", path.removeprefix("/"), body, headers)

    def _ask(
        self,
        method: str,
        key: str,
        *,
        headers: Mapping[str, str] = _NOTHING,
        body: bytes = b"",
        missing: Collection[int] = (),
    ) -> Answer | None:
        if time.monotonic() < self._rests_until:
            raise Resting(f"{self._trouble} It is asked again in a moment.")
        try:
            return self._client.ask(
                method, self._prefix + key, headers=headers, body=body, most=_MOST
            )
        except Broken as error:
            self._trouble = f"{self.name}: {error}"
            self._rests_until = time.monotonic() + REST_SECONDS
            raise BucketError(self._trouble) from None
        except BucketError as error:
            if error.status in missing:
                return None
            raise BucketError(f"{self.name}: {error}", status=error.status) from None
