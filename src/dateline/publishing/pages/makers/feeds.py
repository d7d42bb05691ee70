"""The feeds of services, sections, topics and authors, in three formats."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Final

from dateline.publishing import addresses, listings
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.feeds import feed_items
from dateline.publishing.assemble.places import place_of
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.fronts.usual import SHOWN
from dateline.publishing.outputs import atom, json_feed, rss
from dateline.publishing.pages.outputs import Made, Spec, Urgency, of_service, of_subject, output
from dateline.publishing.render.file import OutputFile
from dateline.publishing.render.pages import Feed

_BEFORE_ALL: Final = datetime(2000, 1, 1, tzinfo=UTC)


@output("list-rss", urgency=Urgency.AGAIN, listing=of_subject)
@output("rss", urgency=Urgency.FEED, listing=of_service)
def make_rss(spec: Spec, reader: Reader) -> Made | None:
    """Make the RSS feed of the service, or of the list that is the subject."""
    return _made(spec, reader, rss.render)


@output("list-atom", urgency=Urgency.AGAIN, listing=of_subject)
@output("atom", urgency=Urgency.FEED, listing=of_service)
def make_atom(spec: Spec, reader: Reader) -> Made | None:
    """Make the Atom feed of the service, or of the list that is the subject."""
    return _made(spec, reader, atom.render)


@output("list-json-feed", urgency=Urgency.AGAIN, listing=of_subject)
@output("json-feed", urgency=Urgency.FEED, listing=of_service)
def make_json_feed(spec: Spec, reader: Reader) -> Made | None:
    """Make the JSON Feed of the service, or of the list that is the subject."""
    return _made(spec, reader, json_feed.render)


def _made(spec: Spec, reader: Reader, render: Callable[[Feed], OutputFile]) -> Made | None:
    feed = _of_list(spec, reader) if spec.subject else _of_service(spec.service, reader)
    return Made(render(feed).body) if feed else None


def _of_service(code: str, reader: Reader) -> Feed:
    title = reader.service(code).row.site_title
    return _feed(reader, code, listings.of_service(code), title, addresses.front(code))


def _of_list(spec: Spec, reader: Reader) -> Feed | None:
    place = place_of(reader, spec.service, spec.subject)
    if place is None:
        return None
    title = f"{place.name} – {reader.service(spec.service).row.site_title}"
    return _feed(reader, spec.service, place.listing, title, place.path())


def _feed(reader: Reader, code: str, listing: str, title: str, page: str) -> Feed:
    # The three formats of a feed say the same.
    return reader.once(("feed", listing), partial(_made_feed, code, listing, title, page))


def _made_feed(code: str, listing: str, title: str, page: str, reader: Reader) -> Feed:
    service = reader.service(code)
    around = chrome(service, page)
    shown = reader.window(listing, SHOWN)
    return Feed(
        chrome=around,
        title=title,
        rss_path=addresses.rss(around.path),
        atom_path=addresses.atom(around.path),
        json_path=addresses.json_feed(around.path),
        updated=max((one.modified for one in shown), default=_BEFORE_ALL),
        items=feed_items(reader, service, around, shown),
    )
