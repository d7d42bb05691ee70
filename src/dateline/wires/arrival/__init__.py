"""From parsed items to rows: a batch of them in one transaction, stage after stage."""

from dateline.wires.arrival.batch import Arrival, Batch
from dateline.wires.arrival.keep import Parsed, keep_items

__all__ = ["Arrival", "Batch", "Parsed", "keep_items"]
