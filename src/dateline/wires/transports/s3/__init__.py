"""Buckets that speak the protocol of Amazon S3."""

from dateline.wires.polling import Poller
from dateline.wires.transports.s3.transport import poll_s3, try_s3

TRANSPORT = Poller("s3", poll_s3, at_once=16)
TRY = try_s3
