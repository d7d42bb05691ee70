"""The poller of RSS and Atom feeds over HTTP."""

from dateline.wires.transports.feed.transport import FeedTransport

TRANSPORT = FeedTransport()
