"""Folders on FTP servers, with TLS (`ftps:`) or without (`ftp:`)."""

from dateline.wires.polling import Poller
from dateline.wires.transports.ftp.transport import poll_ftp, try_ftp

TRANSPORT = Poller("ftp", poll_ftp, at_once=16)
TRY = try_ftp
