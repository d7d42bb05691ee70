"""Takes what is new in a bucket."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from dateline.wires.models import Feed
from dateline.wires.remote import FolderOptions, folder_options, take_new, try_folder
from dateline.wires.transports.s3.bucket import Bucket


def _endpoint(value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise ValueError("must begin with https:// or http://")
    return value.rstrip("/")


class S3Options(FolderOptions):
    """The options of a feed of kind `s3`.

    Attributes:
        endpoint: the server, `https://…`; by default Amazon's of the region.
        region: as the server names it.
    """

    endpoint: Annotated[str, AfterValidator(_endpoint)] = Field("", max_length=500)
    region: str = Field("us-east-1", pattern=r"^[A-Za-z0-9-]{1,60}$")

    @property
    def server(self) -> str:
        """The address of the server."""
        return self.endpoint or f"https://s3.{self.region}.amazonaws.com"


def poll_s3(feed: Feed) -> int:
    """Take what is new; see `take_new`."""
    return take_new(feed, _open, folder_options(feed, S3Options))


def try_s3(feed: Feed) -> str:
    """Ask for the list, change nothing, and say what lies there.

    Raises:
        FetchError: it cannot be had.
    """
    return try_folder(feed, _open, folder_options(feed, S3Options))


def _open(feed: Feed) -> Bucket:
    options = folder_options(feed, S3Options)
    return Bucket(feed, server=options.server, region=options.region, left_out=options.target)
