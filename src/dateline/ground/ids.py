"""Identifiers that sort by the time they were made."""

from __future__ import annotations

from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    """Return a new UUID of version 7 (RFC 9562, section 5.7): ordered by time."""
    return uuid_utils.compat.uuid7()
