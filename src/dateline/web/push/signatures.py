"""Whether who sends a file knows the feed's secret.

`Dateline-Signature: t=<unix seconds>,v1=<hex>` holds the HMAC-SHA256 (RFC 2104) of the time as it
is written there, a full stop and the exact body. Several `v1` may be given, as while a secret is
being changed: one that is right is enough. Where the feed's option `hub_signature`
is true, `X-Hub-Signature-256` is taken as well, as GitHub and other hubs send it: `sha256=<hex>` of
the body alone, which has no time.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

OURS: Final = "Dateline-Signature"
HUB: Final = "X-Hub-Signature-256"
SECONDS_OF_GRACE: Final = 300
_LONGEST: Final = 1000
_MOST_DIGESTS: Final = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """What a request says about itself: when it was signed, if it says so, and how."""

    time: str | None
    digests: tuple[str, ...]

    def is_proved(self, *, secret: bytes, body: bytes) -> bool:
        """Say whether one of the digests is made with the secret; takes the same time for each."""
        signed = hmac.new(secret, digestmod=hashlib.sha256)
        if self.time is not None:
            signed.update(f"{self.time}.".encode())
        signed.update(body)
        right = signed.hexdigest().encode()
        matches = [hmac.compare_digest(right, one.encode()) for one in self.digests]
        return any(matches)

    def is_fresh(self, now: float) -> bool:
        """Say whether it was signed within five minutes of now, or does not say when."""
        return self.time is None or abs(now - int(self.time)) <= SECONDS_OF_GRACE


def claim_of(header: str) -> Claim | None:
    """Read `Dateline-Signature`; None where it is not of its form."""
    time: str | None = None
    digests = []
    for part in header[:_LONGEST].split(","):
        name, _, value = part.strip().partition("=")
        if name == "t":
            time = value
        elif name == "v1":
            digests.append(value.lower())
    if time is None or not time.isascii() or not time.isdecimal() or len(time) > 12 or not digests:
        return None
    return Claim(time, tuple(digests[:_MOST_DIGESTS]))


def hub_claim_of(header: str) -> Claim | None:
    """Read `X-Hub-Signature-256`; None where it is not of its form."""
    name, _, value = header[:_LONGEST].strip().partition("=")
    return Claim(None, (value.lower(),)) if name == "sha256" and value else None
