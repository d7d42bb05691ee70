"""Mailboxes, by IMAP over TLS: each message is a wire file."""

from dateline.wires.polling import Poller
from dateline.wires.transports.imap.poll import poll_mailbox, try_mailbox

# Each waits for news over a connection of its own for as long as it lasts.
_AT_ONCE = 32

TRANSPORT = Poller("imap", poll_mailbox, at_once=_AT_ONCE)
TRY = try_mailbox
