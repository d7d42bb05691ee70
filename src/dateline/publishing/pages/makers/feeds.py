"""The feeds of a service."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from dateline.publishing import addresses, listings
from dateline.publishing.assemble.article import article_view
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.outputs import json_feed, rss
from dateline.publishing.pages.makers.front import NEWEST
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import Feed

_BEFORE_ALL: Final = datetime(2000, 1, 1, tzinfo=UTC)


@output("rss", urgency=Urgency.FEED)
def make_rss(spec: Spec, reader: Reader) -> Made:
    """Make the RSS feed of the service."""
    return Made(rss.render(_feed(spec, reader)).body)


@output("json-feed", urgency=Urgency.FEED)
def make_json_feed(spec: Spec, reader: Reader) -> Made:
    """Make the JSON Feed of the service."""
    return Made(json_feed.render(_feed(spec, reader)).body)


def _feed(spec: Spec, reader: Reader) -> Feed:
    service = reader.service(spec.service)
    shown = reader.window(listings.of_service(spec.service), NEWEST)
    return Feed(
        chrome=chrome(service, addresses.front(spec.service)),
        title=service.row.site_title,
        path=addresses.rss(spec.service),
        json_path=addresses.json_feed(spec.service),
        updated=max((one.modified for one in shown), default=_BEFORE_ALL),
        articles=tuple(
            article_view(reader, service, document) for _, document in reader.documents(shown)
        ),
    )
