"""All signals of one item in the order of their gravity."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.wires.parsed import Signal
from dateline.wires.signals.structured import ORDER
from dateline.wires.signals.wording import worded


def signals_of(
    *,
    pubstatus: str | None,
    embargoed: bool,
    stated: Iterable[Signal | None],
    markers: Iterable[str | None],
    note: str | None,
) -> tuple[Signal, ...]:
    """Return what a version tells the desk, gravest first.

    Args:
        pubstatus: the publishing status in IPTC's words.
        embargoed: whether a time is stated before which it may not be published.
        stated: signals from structured fields.
        markers: headline, slugline and keywords, whose wording is looked at.
        note: the editor's note.
    """
    found: set[Signal] = {one for one in stated if one}
    if pubstatus == "canceled":
        found.add("kill")
    if pubstatus == "withheld":
        found.add("withhold")
    if embargoed:
        found.add("embargo")
    found |= worded(markers="\n".join(one for one in markers if one), note=note or "")
    if found & {"update", "correction", "kill"}:
        found.discard("new")
    return tuple([one for one in ORDER if one in found]) if found else ()
