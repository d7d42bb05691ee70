"""What the systems of partners fetch: each article as ninjs and NewsML-G2, stories as packages.

A withdrawn article answers with its cancellation and status 200: a system that asks for an item
by its address must be told, and one that is only told that a file is gone may keep the old text.
"""

from __future__ import annotations

from uuid import UUID

from dateline.publishing.assemble.partners import partner_item, story_package
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.outputs import newsml_g2, newsml_package, ninjs
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import PartnerItem, WithdrawnItem


@output("ninjs", urgency=Urgency.PARTNER)
def make_ninjs(spec: Spec, reader: Reader) -> Made | None:
    """Make the ninjs of the article whose id is the subject."""
    item = _item(spec, reader)
    return Made(ninjs.render(item).body) if item else None


@output("newsml-g2", urgency=Urgency.PARTNER)
def make_newsml(spec: Spec, reader: Reader) -> Made | None:
    """Make the NewsML-G2 of the article whose id is the subject."""
    item = _item(spec, reader)
    return Made(newsml_g2.render(item).body) if item else None


@output("newsml-g2-package", urgency=Urgency.PARTNER)
def make_package(spec: Spec, reader: Reader) -> Made | None:
    """Make the package of the story whose id is the subject."""
    package = story_package(reader, UUID(spec.subject))
    return Made(newsml_package.render(package).body) if package else None


def _item(spec: Spec, reader: Reader) -> PartnerItem | WithdrawnItem | None:
    public = reader.article(UUID(spec.subject))
    if public is None:
        return None
    return partner_item(reader, public.publication, public.first_published)
