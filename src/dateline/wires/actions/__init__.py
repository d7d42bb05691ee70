"""Every write about wires."""

from dateline.wires.actions.feeds import (
    add_feed,
    note_feed_failure,
    note_feed_success,
    set_feed_active,
)
from dateline.wires.actions.prints import forget_prints
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
from dateline.wires.actions.retention import Forgotten, forget_expired, make_partitions
from dateline.wires.actions.rules import (
    add_rule,
    ask_to_reroute,
    change_rule,
    move_rule,
    remove_rule,
    reroute,
    set_rule_active,
)
from dateline.wires.actions.standing import settle_hold, tell_embargo_end, undo_advisory

__all__ = [
    "Forgotten",
    "Pushed",
    "Received",
    "Sending",
    "add_feed",
    "add_rule",
    "ask_to_reroute",
    "change_rule",
    "forget_expired",
    "forget_prints",
    "keep_wires",
    "make_partitions",
    "move_rule",
    "note_feed_failure",
    "note_feed_success",
    "note_push_refused",
    "read_kept",
    "receive_wire",
    "receive_wires",
    "record_refused",
    "remove_rule",
    "reroute",
    "retry_raw_file",
    "set_feed_active",
    "set_rule_active",
    "settle_hold",
    "take_pushed",
    "tell_embargo_end",
    "undo_advisory",
]
