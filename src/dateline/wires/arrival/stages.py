"""What is done with a batch before its rows are written, in order.

A stage reads the arrivals and changes their entries, or adds to `standing` and `events`. It makes
few statements for the whole batch, whatever its size: hundreds of items come in a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dateline.wires.arrival.batch import Batch
from dateline.wires.arrival.flashes import mark_flashes, raise_flashes
from dateline.wires.arrival.groups import join_groups
from dateline.wires.arrival.hashing import hash_texts
from dateline.wires.arrival.prints import write_prints
from dateline.wires.arrival.routing import route
from dateline.wires.arrival.weighing import keep_standing, weigh

STAGES: Final[tuple[Callable[[Batch], None], ...]] = (
    weigh,
    hash_texts,
    join_groups,
    route,
    mark_flashes,
)
# Stages that write rows of their own which refer to the versions: called when those are there.
AFTER: Final[tuple[Callable[[Batch], None], ...]] = (
    keep_standing,
    raise_flashes,
    write_prints,
)
