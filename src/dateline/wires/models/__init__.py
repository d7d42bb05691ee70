"""What agencies send, as it came and as the desk sees it."""

from dateline.wires.models.columns import Column
from dateline.wires.models.entries import Entry
from dateline.wires.models.feeds import Feed, Provider, RemoteFile
from dateline.wires.models.files import RawFile
from dateline.wires.models.items import Item, ItemVersion
from dateline.wires.models.likeness import Likeness
from dateline.wires.models.prints import Prints
from dateline.wires.models.rhythm import ArrivalHour, Rhythm
from dateline.wires.models.routing import Rule
from dateline.wires.models.standing import Advisory, Flash, Hold

__all__ = [
    "Advisory",
    "ArrivalHour",
    "Column",
    "Entry",
    "Feed",
    "Flash",
    "Hold",
    "Item",
    "ItemVersion",
    "Likeness",
    "Prints",
    "Provider",
    "RawFile",
    "RemoteFile",
    "Rhythm",
    "Rule",
]
