"""Direct quotations: found by their marks, and looked up word for word in the block's sources."""

from dateline.stories.quotations.checking import (
    CheckedQuotation,
    QuotingBlock,
    check_quotations,
    utf16_length,
)
from dateline.stories.quotations.comparing import Verdict
from dateline.stories.quotations.finding import Quotation, find_quotations
from dateline.stories.quotations.nearest import Change
from dateline.stories.quotations.sources import Edge, Origin

__all__ = [
    "Change",
    "CheckedQuotation",
    "Edge",
    "Origin",
    "Quotation",
    "QuotingBlock",
    "Verdict",
    "check_quotations",
    "find_quotations",
    "utf16_length",
]
