"""Reads about wires that cross tables."""

from dateline.wires.queries.changes import Change, changes_between
from dateline.wires.queries.groups import group_of, group_sizes
from dateline.wires.queries.items import ItemHistory, item_history, version_for_reading
from dateline.wires.queries.latest import Page, entries, latest_versions
from dateline.wires.queries.pushing import push_feed
from dateline.wires.queries.rules import matches_by_rule
from dateline.wires.queries.standing import (
    has_no_end,
    hidden_items,
    open_holds,
    said_of,
    standing_of,
)
from dateline.wires.queries.tryout import Tryout, try_rule
from dateline.wires.queries.wanted import Wanted

__all__ = [
    "Change",
    "ItemHistory",
    "Page",
    "Tryout",
    "Wanted",
    "changes_between",
    "entries",
    "group_of",
    "group_sizes",
    "has_no_end",
    "hidden_items",
    "item_history",
    "latest_versions",
    "matches_by_rule",
    "open_holds",
    "push_feed",
    "said_of",
    "standing_of",
    "try_rule",
    "version_for_reading",
]
