"""How much one person may ask of one web process."""

from __future__ import annotations

import time
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

_SECONDS: Final = 60
MOST_REQUESTS: Final = 1_200


class PerPersonRate(BaseThrottle):
    """At most 1,200 requests a minute of each person; then 429 with `Retry-After`."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count a request and say whether it is one too many."""
        user = request.auth  # type: ignore[attr-defined]  # set by the sign-in before
        key = f"api-rate:{user.pk}:{int(time.time()) // _SECONDS}"
        if cache.add(key, 1, timeout=2 * _SECONDS):
            return True
        try:
            return cache.incr(key) <= MOST_REQUESTS
        except ValueError:
            # The cache had no room for the count in between.
            return True

    def wait(self) -> float:
        """Return the seconds until the next minute begins."""
        return _SECONDS - time.time() % _SECONDS
