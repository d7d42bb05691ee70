"""Takes what is new in a folder on an SFTP server."""

from __future__ import annotations

from pydantic import Field

from dateline.wires.models import Feed
from dateline.wires.remote import FolderOptions, folder_options, take_new, try_folder
from dateline.wires.transports.sftp.folder import SftpFolder


class SftpOptions(FolderOptions):
    """The options of a feed of kind `sftp`.

    Attributes:
        host_key: the server's public key as in known_hosts (`ssh-ed25519 AAAA…`) or its
            fingerprint (`SHA256:…`). Without it nothing is sent to the server; the error tells the
            fingerprint that it shows, to be compared with what the provider says.
    """

    host_key: str = Field("", max_length=4000)


def poll_sftp(feed: Feed) -> int:
    """Take what is new; see `take_new`."""
    return take_new(feed, _open, folder_options(feed, SftpOptions))


def try_sftp(feed: Feed) -> str:
    """Connect, list, change nothing, and say what lies there.

    Raises:
        FetchError: it cannot be reached, or its key is not the one in the options.
    """
    return try_folder(feed, _open, folder_options(feed, SftpOptions))


def _open(feed: Feed) -> SftpFolder:
    return SftpFolder(feed, host_key=folder_options(feed, SftpOptions).host_key)
