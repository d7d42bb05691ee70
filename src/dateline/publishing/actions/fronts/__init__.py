"""Every write of fronts."""

from .arrange import arrange_front
from .drafts import begin_anew, discard_draft, join_draft, keep_draft
from .schedule import cancel_change, change_due, overdue_changes, schedule_front
from .turn import overdue_turns, turn_front

__all__ = [
    "arrange_front",
    "begin_anew",
    "cancel_change",
    "change_due",
    "discard_draft",
    "join_draft",
    "keep_draft",
    "overdue_changes",
    "overdue_turns",
    "schedule_front",
    "turn_front",
]
