"""Folders of files on providers' servers, whatever language the servers speak.

A transport for such a folder gives a `Server`, a function that opens the folder of a feed, and gets
its `poll` and its `TRY` from `take_new` and `try_folder`.
"""

from dateline.wires.remote.errors import FileRefused
from dateline.wires.remote.folder import Found, RemoteFolder, Server
from dateline.wires.remote.options import FolderOptions, folder_options
from dateline.wires.remote.taking import take_new
from dateline.wires.remote.trying import try_folder

__all__ = [
    "FileRefused",
    "FolderOptions",
    "Found",
    "RemoteFolder",
    "Server",
    "folder_options",
    "take_new",
    "try_folder",
]
