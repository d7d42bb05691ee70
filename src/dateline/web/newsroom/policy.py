"""What a newsroom's page may load and do: nothing but our own files, no inline script or style."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

PREFIX: Final = "/newsroom/"
POLICY: Final = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "frame-src 'self'; "
    "form-action 'self'; "
    "frame-ancestors 'self'; "
    "base-uri 'none'"
)
# A preview is a reader's page, which carries its own style sheet; no script of it runs here.
PREVIEW_POLICY: Final = (
    "default-src 'none'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "frame-ancestors 'self'; "
    "base-uri 'none'; "
    "form-action 'none'; "
    "sandbox"
)

_Sync = Callable[[HttpRequest], HttpResponseBase]
_Async = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


@sync_and_async_middleware
def newsroom_policy(get_response: _Sync | _Async) -> _Sync | _Async:
    """Middleware: a strict Content-Security-Policy on all pages of the newsroom, kept by nobody."""
    if iscoroutinefunction(get_response):

        async def answer_later(request: HttpRequest) -> HttpResponseBase:
            return _protected(request, await get_response(request))

        return answer_later

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        assert not isinstance(response, Awaitable)  # noqa: S101  (told to the type checker)
        return _protected(request, response)

    return answer


def _protected(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if request.path.startswith(PREFIX):
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
    return response
