"""The address to which a provider pushes files of its wire."""

from __future__ import annotations

import logging
import secrets
import time
from threading import BoundedSemaphore
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from dateline.web.push.signatures import HUB, OURS, Claim, claim_of, hub_claim_of
from dateline.wires.actions import Pushed, note_push_refused, take_pushed
from dateline.wires.models import Feed, RawFile
from dateline.wires.queries import push_feed
from dateline.wires.secrets import SecretLost, unseal

log = logging.getLogger(__name__)
# Each holds a whole file in memory.
_AT_ONCE: Final = BoundedSemaphore(4)
# Signs for nobody: a feed that is not here takes the same work and has the same answer.
_NOBODY: Final = secrets.token_bytes(32)


@csrf_exempt
def push(request: HttpRequest, feed_id: UUID) -> HttpResponseBase:
    """Take in one signed file and answer 202 once its bytes are safe.

    Before it answers it reads the file. One that cannot be read is answered 202 with the reason,
    as its bytes are kept: sending it again would change nothing. A file that was sent before
    changes nothing either. An unknown feed, one that is not active and a wrong signature have one
    answer, 401.
    """
    if request.method != "POST":
        return _error(405, "method", "This address takes POST only.", Allow="POST")
    if request.headers.get("Content-Encoding", "identity").casefold() != "identity":
        return _error(415, "encoded", "Send the file as it is, without Content-Encoding.")
    with _AT_ONCE:
        try:
            return _taken(request, push_feed(feed_id), request.read())
        finally:
            _close_connection()


def _close_connection() -> None:
    """Each request has a thread of its own, whose connection would be kept until it is collected.

    Many files in a short time would use up all connections that PostgreSQL gives.
    """
    if not connection.in_atomic_block:
        connection.close()


def _taken(request: HttpRequest, feed: Feed | None, body: bytes) -> HttpResponseBase:
    claim = _claim(request, feed)
    secret = _secret(feed)
    if claim is None or not claim.is_proved(secret=secret, body=body) or feed is None:
        if feed is not None:
            log.warning("A file for the feed %s was refused: its signature is wrong.", feed.name)
            note_push_refused(feed=feed, by=None)
        return _error(401, "not-signed", _NOT_SIGNED)
    if not claim.is_fresh(time.time()):
        return _error(401, "too-old", _TOO_OLD)
    return JsonResponse(_told(take_pushed(feed=feed, data=body, by=None)), status=202)


_NOT_SIGNED: Final = (
    f"There is no such feed, or the signature in {OURS} is not made with its secret over the time, "
    "a full stop and the exact bytes of the body."
)
_TOO_OLD: Final = (
    "The file was signed more than five minutes ago or ahead: sign it again with the time of now."
)


def _secret(feed: Feed | None) -> bytes:
    try:
        return unseal(feed.secret).encode() if feed else _NOBODY
    except SecretLost as lost:
        log.error("Nothing can be pushed to the feed %s: %s", feed, lost)
        return _NOBODY


def _claim(request: HttpRequest, feed: Feed | None) -> Claim | None:
    ours = request.headers.get(OURS)
    if ours is not None:
        return claim_of(ours)
    hub = request.headers.get(HUB)
    may_hub = feed is None or feed.options.get("hub_signature") is True
    return hub_claim_of(hub) if hub is not None and may_hub else None


def _told(pushed: Pushed) -> dict[str, Any]:
    raw = pushed.raw
    told: dict[str, Any] = {
        "id": str(raw.pk),
        "sha256": raw.sha256,
        "state": raw.state,
        "new": pushed.new,
    }
    if raw.state == RawFile.State.FAILED:
        told["error"] = {
            "code": raw.error_code,
            "message": raw.error_message,
            "place": raw.error_place or None,
        }
    return told


def _error(status: int, code: str, sentence: str, **headers: str) -> JsonResponse:
    answer = JsonResponse({"error": {"code": code, "message": sentence}}, status=status)
    answer.headers["Cache-Control"] = "no-store"
    for name, value in headers.items():
        answer.headers[name] = value
    return answer
