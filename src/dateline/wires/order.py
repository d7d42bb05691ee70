"""The order of an item's versions, whatever the order in which they came."""

from __future__ import annotations

from dateline.wires.models import ItemVersion


def comes_after(one: ItemVersion, other: ItemVersion) -> bool:
    """Whether a version is later than another: by number where both have one, else by time.

    Of two with the same number the later in time wins; a version without a time counts as of the
    moment in which it came. Of two of the same minute a kill is the later.
    """
    both = one.version_number is not None and other.version_number is not None
    if both and one.version_number != other.version_number:
        return (one.version_number or 0) > (other.version_number or 0)
    mine = one.versioncreated or one.received
    theirs = other.versioncreated or other.received
    return (mine, _kills(one), one.received, one.pk) > (
        theirs,
        _kills(other),
        other.received,
        other.pk,
    )


def _kills(version: ItemVersion) -> bool:
    return version.pubstatus == "canceled" or "kill" in version.signals
