"""Signals that stand in fields made for them."""

from __future__ import annotations

from typing import Final

from dateline.wires.parsed import Signal

ORDER: Final[tuple[Signal, ...]] = (
    "kill",
    "withhold",
    "embargo",
    "correction",
    "update",
    "advisory",
    "new",
)
# IPTC publishing status (NewsCodes pubstatusg2) with the spellings met in files.
STATUSES: Final = {
    "usable": "usable",
    "useable": "usable",
    "published": "usable",
    "canceled": "canceled",
    "cancelled": "canceled",
    "cancel": "canceled",
    "killed": "canceled",
    "withdrawn": "canceled",
    "withheld": "withheld",
    "embargoed": "withheld",
}
_WORDS: Final[dict[str, Signal]] = {
    "update": "update",
    "updated": "update",
    "writethru": "update",
    "write-thru": "update",
    "correction": "correction",
    "corrected": "correction",
    "correct": "correction",
    "corrective": "correction",
    "refile": "correction",
    "kill": "kill",
    "killed": "kill",
    "cancel": "kill",
    "canceled": "kill",
    "cancelled": "kill",
    "withdraw": "kill",
    "withdrawn": "kill",
    "withdrawal": "kill",
    "retraction": "kill",
    "withhold": "withhold",
    "withheld": "withhold",
    "embargo": "embargo",
    "embargoed": "embargo",
    "advisory": "advisory",
    "announcement": "advisory",
    "newsadvisory": "advisory",
    "new": "new",
}


def pubstatus_of(word: str | None) -> str | None:
    """Return the publishing status in IPTC's words; None for a word that is not known.

    Where nothing is stated it is "usable": that is the default of NewsML-G2 (`pubStatus`) and of
    ninjs (`pubstatus`), and NITF names a status (`management-status`) only where it differs.
    """
    return STATUSES.get(word.casefold()) if word else "usable"


def signal_of(code: str | None) -> Signal | None:
    """Return the signal meant by a code as in NewsML-G2 `signal` (`sig:correction`), if one is."""
    if not code:
        return None
    return _WORDS.get(code.rpartition("/")[2].rpartition(":")[2].casefold())
