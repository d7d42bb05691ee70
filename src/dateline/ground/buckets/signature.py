"""Signature Version 4 of Amazon Web Services, for S3.

docs.aws.amazon.com, "Signature Calculations for the Authorization Header: Transferring Payload in a
Single Chunk".
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote

_ALGORITHM: Final = "AWS4-HMAC-SHA256"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks, and in which region."""

    key_id: str
    secret: str
    region: str


def escaped(text: str, *, slashes: bool = False) -> str:
    """Return a text as it stands in a path (`slashes` stay) or query, escaped as S3 demands."""
    return quote(text.encode("utf-8", "surrogateescape"), safe="/-_.~" if slashes else "-_.~")


def query_of(query: Mapping[str, str]) -> str:
    """Return a query in the order and with the escapes in which it is signed."""
    return "&".join(f"{escaped(key)}={escaped(value)}" for key, value in sorted(query.items()))


def signed_headers(
    method: str,
    host: str,
    path: str,
    query: str,
    extra: Mapping[str, str],
    credentials: Credentials,
    now: datetime,
    body: bytes = b"",
) -> dict[str, str]:
    """Return the headers of a request, with its signature.

    Args:
        host: as the header Host has it, with the port where it is not the usual one.
        path: escaped.
        query: as `query_of` gives it.
        extra: more headers, in lower case.
        now: in UTC; servers refuse what is more than 15 minutes away from their clock.
    """
    digest = hashlib.sha256(body).hexdigest()
    moment, day = f"{now:%Y%m%dT%H%M%SZ}", f"{now:%Y%m%d}"
    headers = {"host": host, "x-amz-content-sha256": digest, "x-amz-date": moment, **extra}
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in sorted(headers))
    request = f"{method}\n{path}\n{query}\n{lines}\n{names}\n{digest}"
    scope = f"{day}/{credentials.region}/s3/aws4_request"
    to_sign = "\n".join([_ALGORITHM, moment, scope, _hash(request)])
    key = f"AWS4{credentials.secret}".encode()
    for part in (day, credentials.region, "s3", "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, to_sign.encode(), "sha256").hex()
    authorization = (
        f"{_ALGORITHM} Credential={credentials.key_id}/{scope}, "
        f"SignedHeaders={names}, Signature={signature}"
    )
    return {**headers, "authorization": authorization}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
