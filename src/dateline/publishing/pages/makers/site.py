"""The pages that the site has once, and what is not there."""

from __future__ import annotations

from typing import Final

from dateline.publishing import addresses
from dateline.publishing.assemble.chrome import chrome, front_alternates
from dateline.publishing.assemble.facts import base_url
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.outputs import not_found, robots
from dateline.publishing.outputs import services as services_output
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.assets import static_files
from dateline.publishing.render.pages import NotFoundPage, Robots, ServicesPage

# Each search is made when it is asked for, and is no page to be found.
_CLOSED: Final = ("/newsroom/", "/api/", "/accounts/", "/*/search/")


@output("services", urgency=Urgency.FRONT)
def make_services(spec: Spec, reader: Reader) -> Made | None:
    """Make the index of services; there is none while no service publishes."""
    page = services_page(reader)
    return Made(services_output.render(page).body) if page else None


def services_page(reader: Reader) -> ServicesPage | None:
    """Return the index of services in the words of the first one; None while none publishes."""
    services = reader.services()
    if not services:
        return None
    around = chrome(
        services[0],
        addresses.SERVICES,
        alternates=front_alternates(reader),
        default_path=addresses.SERVICES,
        has_lite=True,
    )
    return ServicesPage(around, tuple(one.view for one in services))


@output("not-found", urgency=Urgency.BACKGROUND)
def make_not_found(spec: Spec, reader: Reader) -> Made | None:
    """Make what a service answers where it has no page; the site's own is in its first language."""
    page = not_found_page(spec, reader)
    return Made(not_found.render(page).body) if page else None


def not_found_page(spec: Spec, reader: Reader) -> NotFoundPage | None:
    """Return that page; None for the site's own where no service publishes."""
    services = reader.services()
    if not spec.service and not services:
        return None
    service = reader.service(spec.service) if spec.service else services[0]
    return NotFoundPage(chrome(service, spec.path, indexed=False))


@output("robots", urgency=Urgency.SITEMAP)
def make_robots(spec: Spec, reader: Reader) -> Made:
    """Make robots.txt with the sitemaps of all services."""
    codes = [service.row.code for service in reader.services()]
    each = [
        path
        for code in codes
        for path in (addresses.sitemap_index(code), addresses.news_sitemap(code))
    ]
    rules = Robots(base_url(), (addresses.SITEMAP, *each), _CLOSED)
    return Made(robots.render(rules).body)


@output("static", urgency=Urgency.FRONT)
def make_static(spec: Spec, reader: Reader) -> Made | None:
    """Make a file that pages refer to; there is none of an older version any more."""
    file = static_files().get(spec.path)
    return Made(file.body) if file else None
