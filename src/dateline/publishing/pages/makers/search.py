"""The search page as long as nothing is asked; what is asked is answered by `web.site.search`."""

from __future__ import annotations

from dateline.publishing.assemble.reader import Reader
from dateline.publishing.assemble.search import search_form
from dateline.publishing.outputs import lite, search
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output


@output("search", urgency=Urgency.BACKGROUND)
def make_search(spec: Spec, reader: Reader) -> Made:
    """Make the form of a service's search."""
    return Made(search.render(search_form(reader, spec.service)).body)


@output("lite-search", urgency=Urgency.BACKGROUND)
def make_lite_search(spec: Spec, reader: Reader) -> Made:
    """Make the form of a service's search in the text edition."""
    return Made(lite.search(search_form(reader, spec.service)).body)
