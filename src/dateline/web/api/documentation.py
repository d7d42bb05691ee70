"""The documentation page of the API: Swagger UI from our own server, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

ABOUT: Final = """
Read the wires, write stories, publish them and read what was published.

**Sign in** with a token: `Authorization: Bearer dl_…`. `dateline token <e-mail address>` makes one.
A token may do what its owner may: roles hold per service.

**Saving.** An article has a revision number. Send the number that you read as `base`: what others
changed meanwhile is merged block by block, and where both changed the same place you get a problem
with status 409 that names the places; nothing is saved then. With a header `Idempotency-Key` (a
UUID) a request that is sent twice is saved once.

**Lists** come newest first, a page at a time; follow `next` until it is null.

**Problems** are `application/problem+json` (RFC 9457); `detail` is a sentence for people.

Names of properties are those of ninjs (IPTC) where it has them. Times are RFC 3339 in UTC.
"""
# Swagger UI sets styles of its own, and has its pictures as data.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

View = Callable[..., HttpResponse]


def open_to_all(view: View) -> View:
    """Let everybody read the documentation; it loads nothing from elsewhere."""

    @wraps(view)
    def shown(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        response["Content-Security-Policy"] = _POLICY
        return response

    return shown
