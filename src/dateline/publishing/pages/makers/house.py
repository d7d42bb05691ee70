"""What a service says of itself: who it is, and how to reach it."""

from __future__ import annotations

from typing import Final

from dateline.ground.richtext import from_plain
from dateline.publishing import addresses
from dateline.publishing.assemble.blocks import plain_views
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.facts import ServiceFacts, organisation
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.models import HousePage
from dateline.publishing.outputs import house, lite
from dateline.publishing.pages import keys
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import Alternate, Link, TextPage
from dateline.publishing.render.words import words_of
from dateline.stories.blocks import Content, Paragraph, parse_content

_NAMES: Final = {"about": "About us", "contact": "Contact"}


@output("house-page", urgency=Urgency.LIST)
def make_house_page(spec: Spec, reader: Reader) -> Made:
    """Make the page whose kind is the subject: `about` or `contact`."""
    return Made(house.render(_page(spec, reader)).body)


@output("lite-house-page", urgency=Urgency.AGAIN)
def make_lite_house_page(spec: Spec, reader: Reader) -> Made:
    """Make the text edition of the page."""
    return Made(lite.text(_page(spec, reader)).body)


def _page(spec: Spec, reader: Reader) -> TextPage:
    code, kind = spec.service, spec.subject
    service = reader.service(code)
    reader.depends_on(keys.house_page(code, kind))
    _ = words_of(code)
    own = HousePage.objects.filter(service_id=code, kind=kind).first()
    contents = [parse_content(one) for one in own.blocks] if own else _usual(service, kind)
    path = addresses.house_page(code, kind)
    return TextPage(
        chrome(
            service,
            path,
            alternates=tuple(
                Alternate(other.row.language_tag, addresses.house_page(other.row.code, kind))
                for other in reader.services()
            ),
            has_lite=True,
        ),
        _(_NAMES[kind]),
        plain_views(contents),
        kind="about" if kind == "about" else "contact",
        others=tuple(
            Link(_(name), addresses.house_page(code, other))
            for other, name in _NAMES.items()
            if other != kind
        ),
    )


def _usual(service: ServiceFacts, kind: str) -> list[Content]:
    said = service.row.about if kind == "about" else service.row.contact
    lines = (*(said or service.row.site_title).splitlines(), organisation())
    return [Paragraph(text=from_plain(line)) for line in dict.fromkeys(lines) if line.strip()]
