"""The watched folder: a file is taken as soon as it is completely written."""

from dateline.wires.transports.folder.transport import FolderTransport

TRANSPORT = FolderTransport()
