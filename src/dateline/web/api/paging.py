"""Pages of lists: opaque cursors, and the address of the next page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final, TypeVar
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from ninja import Query

Row = TypeVar("Row", bound=Model)
_signer: Final = Signer(salt="dateline.web.api.paging")

Cursor = Annotated[str, Query(description="From `next` of the page before.", max_length=500)]
Limit = Annotated[int, Query(description="At most so many.", ge=1, le=200)]


class BadCursor(Exception):
    """The cursor is none of ours: begin without one, and follow `next` from there."""


def write_cursor(place: str) -> str:
    """Return a place in a list as an opaque word."""
    return urlsafe_base64_encode(_signer.sign(place).encode())


def read_cursor(cursor: str) -> str:
    """Return the place that `write_cursor` wrote.

    Raises:
        BadCursor: it did not.
    """
    try:
        return _signer.unsign(urlsafe_base64_decode(cursor).decode())
    except (BadSignature, ValueError):
        raise BadCursor from None


def next_address(request: HttpRequest, place: str | None) -> str | None:
    """Return the address of the page that begins after a place, with the same filters."""
    if place is None:
        return None
    query = request.GET.copy()
    query["cursor"] = write_cursor(place)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def page_by_time(
    rows: QuerySet[Row], time_field: str, cursor: str, limit: int
) -> tuple[Sequence[Row], str | None]:
    """Return so many rows, newest first, and the place after them (None at the end)."""
    rows = rows.order_by(f"-{time_field}", "-pk")
    if cursor:
        moment, _, pk = read_cursor(cursor).partition("_")
        at = datetime.fromisoformat(moment)
        before = Q(**{f"{time_field}__lt": at}) | Q(**{time_field: at, "pk__lt": UUID(pk)})
        rows = rows.filter(before)
    found = list(rows[: limit + 1])
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], f"{getattr(last, time_field).isoformat()}_{last.pk}"
