"""Every write about wires."""

from dateline.wires.actions.feeds import (
    add_feed,
    note_feed_failure,
    note_feed_success,
    set_feed_active,
)
from dateline.wires.actions.push import Pushed, note_push_refused, take_pushed
from dateline.wires.actions.receive import (
    Received,
    Sending,
    keep_wires,
    read_kept,
    receive_wire,
    receive_wires,
    record_refused,
    retry_raw_file,
)

__all__ = [
    "Pushed",
    "Received",
    "Sending",
    "add_feed",
    "keep_wires",
    "note_feed_failure",
    "note_feed_success",
    "note_push_refused",
    "read_kept",
    "receive_wire",
    "receive_wires",
    "record_refused",
    "retry_raw_file",
    "set_feed_active",
    "take_pushed",
]
