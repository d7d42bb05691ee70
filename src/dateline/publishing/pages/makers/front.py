"""The front of a service."""

from __future__ import annotations

from dateline.publishing.assemble.fronts import front_page
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.outputs import front as front_output
from dateline.publishing.pages.outputs import Made, Spec, Urgency, of_service, output


@output("front", urgency=Urgency.FRONT, listing=of_service)
def make_front(spec: Spec, reader: Reader) -> Made:
    """Make the front of the service."""
    return Made(front_output.render(front_page(reader, spec.service)).body)
