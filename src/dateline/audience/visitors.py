"""Who reads, as a number that is another one next week and leads back to nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import blake2b


def visitor(key: bytes, address: str, agent: str) -> int:
    """Return the number of a reader in a week: 63 bits of BLAKE2b (RFC 7693) under the week's key.

    Args:
        key: of the week; who has it not cannot tell whose a number is.
        address: of the network that the request came from.
        agent: the browser's name of itself, which parts readers behind one address.
    """
    digest = blake2b(f"{address}\n{agent}".encode(), key=key, digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def week_of(moment: datetime) -> str:
    """Return the week of an instant (ISO 8601, 5.2, in UTC): `2026-W48`."""
    year, week, _ = moment.astimezone(UTC).isocalendar()
    return f"{year}-W{week:02}"


def beginning_of_week(moment: datetime) -> datetime:
    """Return the first instant of the week of an instant."""
    day = moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


def beginning_of_hour(moment: datetime) -> datetime:
    """Return the first instant of the hour of an instant."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
