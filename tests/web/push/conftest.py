"""A feed that is pushed to, and providers that know its secret."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from dateline.wires.models import Feed
from dateline.wires.secrets import seal

SECRET = "a secret of the harbour agency"


def item(**facts: Any) -> bytes:
    """A ninjs item as the agency of these tests sends it."""
    given = {
        "uri": "tag:harbour.example,2026:1",
        "type": "text",
        "version": "1",
        "versioncreated": "2026-11-20T09:00:00Z",
        "language": "en",
        "headline": "Harbour opens again after the storm",
        "body_html": "<p>The harbour is open.</p><p>Twelve ships wait outside.</p>",
    }
    return json.dumps(given | facts).encode()


def digest(secret: str, *parts: bytes) -> str:
    return hmac.new(secret.encode(), b"".join(parts), hashlib.sha256).hexdigest()


def signature(body: bytes, *, secret: str = SECRET, at: float | None = None) -> str:
    moment = str(int(time.time() if at is None else at))
    return f"t={moment},v1={digest(secret, moment.encode(), b'.', body)}"


@pytest.fixture
def feed(db: None) -> Feed:
    return Feed.objects.create(
        name="Harbour Agency", kind="push", address="harbour", secret=seal(SECRET)
    )


Post = Callable[..., HttpResponse]


@pytest.fixture
def post(feed: Feed) -> Post:
    """A function that pushes bytes to the feed, signed as it should be unless headers are given."""

    def send(
        body: bytes, headers: dict[str, str] | None = None, to: object = None, **others: Any
    ) -> HttpResponse:
        signed = {"Dateline-Signature": signature(body)} if headers is None else headers
        client = Client(enforce_csrf_checks=True)
        return client.generic(
            "POST",
            f"/wires/push/{to or feed.pk}/",
            body,
            others.pop("content_type", "application/octet-stream"),
            headers=signed | others,
        )

    return send
