"""Every write of the desk."""

from dateline.desk.actions.assign import assign, finish_assignment, hand_over, take_assignment
from dateline.desk.actions.holding import hold_until, lift_hold
from dateline.desk.actions.settings import set_desk
from dateline.desk.actions.state import approve_text, move_article

__all__ = [
    "approve_text",
    "assign",
    "finish_assignment",
    "hand_over",
    "hold_until",
    "lift_hold",
    "move_article",
    "set_desk",
    "take_assignment",
]
