"""Every write about wires."""

from dateline.wires.actions.feeds import (
    add_feed,
    note_feed_failure,
    note_feed_success,
    set_feed_active,
)
from dateline.wires.actions.receive import receive_wire, record_refused, retry_raw_file

__all__ = [
    "add_feed",
    "note_feed_failure",
    "note_feed_success",
    "receive_wire",
    "record_refused",
    "retry_raw_file",
    "set_feed_active",
]
