"""Reads about wires that cross tables."""

from dateline.wires.queries.changes import Change, changes_between
from dateline.wires.queries.items import ItemHistory, item_history, version_for_reading
from dateline.wires.queries.latest import Page, latest_versions
from dateline.wires.queries.pushing import push_feed

__all__ = [
    "Change",
    "ItemHistory",
    "Page",
    "changes_between",
    "item_history",
    "latest_versions",
    "push_feed",
    "version_for_reading",
]
