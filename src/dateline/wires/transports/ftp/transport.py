"""Takes what is new in a folder on an FTP server."""

from __future__ import annotations

from pydantic import Field

from dateline.wires.models import Feed
from dateline.wires.remote import FolderOptions, folder_options, take_new, try_folder
from dateline.wires.transports.ftp.folder import FtpFolder


class FtpOptions(FolderOptions):
    """The options of a feed of kind `ftp`.

    Attributes:
        insecure: with `ftps:`, take any certificate: whoever stands between can read along.
    """

    insecure: bool = Field(False)


def poll_ftp(feed: Feed) -> int:
    """Take what is new; see `take_new`."""
    return take_new(feed, _open, folder_options(feed, FtpOptions))


def try_ftp(feed: Feed) -> str:
    """Connect, list, change nothing, and say what lies there.

    Raises:
        FetchError: it cannot be reached.
    """
    return try_folder(feed, _open, folder_options(feed, FtpOptions))


def _open(feed: Feed) -> FtpFolder:
    return FtpFolder(feed, insecure=folder_options(feed, FtpOptions).insecure)
