"""The server itself, as an ASGI application.

It answers with the same status, type, headers and bytes as nginx with the generated configuration
(`dateline site nginx`); a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from dateline.publishing.delivery import languages, rules

from . import answers
from .files import Found, Moved, error_page, find
from .languages import Languages

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

_PLAIN: Final = (b"content-type", b"text/plain; charset=utf-8")
_SECURITY: Final = [(n.encode(), v.encode()) for n, v in rules.SECURITY_HEADERS.items()]
_NOTHING: Final[answers.Message] = {"type": "http.response.body", "body": b""}
_ERROR: Final = [_PLAIN, (b"cache-control", rules.ERROR_CACHING.encode()), *_SECURITY]


class Site:
    """Hands out the files of a folder, those that `delivery.folder` put there foremost.

    Args:
        prefix: what the paths of all its files begin with, where the folder is only a part of the
            site: `/static` for a folder whose file `a.css` has the path `/static/a.css`.
        is_purged: whether caches in front are told of each change.
    """

    def __init__(self, root: Path, *, prefix: str = "", is_purged: bool = False) -> None:
        self._root = root
        self._prefix = prefix
        self._is_purged = is_purged
        self._languages = Languages(root)
        self._cache = answers.Cache()

    def has(self, path: str) -> bool:
        """Whether there is a file or page at this path."""
        return isinstance(find(self._root, path.removeprefix(self._prefix)), Found)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        method = scope["method"]
        if method not in ("GET", "HEAD"):
            await _say(
                send, 405, b"Only GET and HEAD are answered here.\n", (b"allow", b"GET, HEAD")
            )
            return
        asked = dict(scope["headers"])
        path = scope["path"]
        if path == "/" and (front := self._languages.front_for(asked)):
            await _choose(send, front)
            return
        encodings = answers.encodings_of(asked.get(b"accept-encoding"))
        answer = self._cache.get(path, encodings) or self._look_up(path, encodings)
        if isinstance(answer, Moved):
            await _move(send, answer.path, scope["query_string"])
        elif answer is None:
            await _say(send, 404, b"There is nothing at this address.\n")
        elif answer.status == 200 and _is_known(answer, asked):
            await _start(send, 304, answer.unchanged_headers)
            await send(_NOTHING)
        else:
            await send(answer.start)
            await send(answer.content if method == "GET" else _NOTHING)

    def _look_up(
        self, path: str, encodings: tuple[tuple[str, str], ...]
    ) -> answers.Answer | Moved | None:
        found = find(self._root, path.removeprefix(self._prefix))
        if isinstance(found, Moved):
            return found
        try:
            if found is not None:
                answer = answers.load(
                    found.file,
                    path=path,
                    status=found.status,
                    encodings=encodings,
                    is_purged=self._is_purged,
                )
                self._cache.keep(path, encodings, answer)
                return answer
            page = error_page(self._root, path)
            return (page and answers.load(page, path=path, status=404, encodings=encodings)) or None
        except OSError:
            return None


def _is_known(answer: answers.Answer, asked: Mapping[bytes, bytes]) -> bool:
    matching = asked.get(b"if-none-match")
    if matching is not None:
        tags = {tag.strip().removeprefix(b"W/") for tag in matching.split(b",")}
        return answer.etag in tags or b"*" in tags
    return asked.get(b"if-modified-since") == answer.modified


async def _start(send: Send, status: int, headers: answers.Headers) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def _say(send: Send, status: int, text: bytes, *headers: tuple[bytes, bytes]) -> None:
    length = (b"content-length", str(len(text)).encode())
    await _start(send, status, [length, *headers, *_ERROR])
    await send({"type": "http.response.body", "body": text})


async def _choose(send: Send, front: str) -> None:
    headers = [
        (b"location", front.encode()),
        (b"content-length", b"0"),
        (b"cache-control", languages.CHOICE_CACHING.encode()),
        (b"vary", languages.CHOICE_VARY.encode()),
        *_SECURITY,
    ]
    await _start(send, 302, headers)
    await send(_NOTHING)


async def _move(send: Send, path: str, query: bytes) -> None:
    target = quote(path, safe="/:@!$&'()*+,;=~-._").encode() + (b"?" + query if query else b"")
    headers = [(b"location", target), (b"content-length", b"0"), *_ERROR]
    await _start(send, 301, headers)
    await send(_NOTHING)
