"""Folders on servers that speak SFTP, the file transfer of SSH."""

from dateline.wires.polling import Poller
from dateline.wires.transports.sftp.transport import poll_sftp, try_sftp

TRANSPORT = Poller("sftp", poll_sftp, at_once=16)
TRY = try_sftp
