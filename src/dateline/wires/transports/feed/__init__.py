"""The poller of RSS and Atom feeds over HTTP."""

from dateline.wires.polling import Poller
from dateline.wires.transports.feed.transport import poll_feed, try_feed

TRANSPORT = Poller("feed", poll_feed)
TRY = try_feed
