"""What was taken from a folder on a provider's server."""

from __future__ import annotations

from dateline.wires.models import Feed, RemoteFile


def remote_files(feed: Feed) -> set[tuple[str, str]]:
    """Return the files taken from a feed, each by name and stamp."""
    found = RemoteFile.objects.filter(feed=feed).values_list("name", "stamp")
    return set(found.iterator(chunk_size=5000))
