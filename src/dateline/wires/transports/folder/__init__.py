"""The watched folder: a file is taken as soon as it is completely written."""

from dateline.wires.transports.folder.transport import FolderTransport
from dateline.wires.transports.folder.trying import try_inbox

TRANSPORT = FolderTransport()
TRY = try_inbox
