"""The AP Media API: the feed of what a customer of The Associated Press may have."""

from dateline.wires.polling import Poller
from dateline.wires.transports.ap_media_api.poll import poll_api, try_api

# Each holds a request open until there is something new.
_AT_ONCE = 8

TRANSPORT = Poller("ap_media_api", poll_api, at_once=_AT_ONCE)
TRY = try_api
