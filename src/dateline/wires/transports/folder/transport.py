"""Watches the inbox and takes in its files, one after the other."""

from __future__ import annotations

from threading import Event

from django.db import close_old_connections

from dateline.ground.settings import get_settings
from dateline.wires.actions import add_feed
from dateline.wires.transports.folder.inbox import Inbox
from dateline.wires.transports.folder.watching import ready_files
from dateline.wires.watched import mark_watched


class FolderTransport:
    """The folder of the setting DATELINE_WIRE_INBOX, by default var/wires/inbox."""

    kind = "folder"

    def run(self, stop: Event) -> None:
        """Take in what lies there, then each file as it is closed or moved in."""
        root = get_settings().inbox
        root.mkdir(parents=True, exist_ok=True)
        feed = add_feed(kind=self.kind, name="Watched folder", address=str(root), by=None)
        inbox = Inbox(root, feed, stop)
        mark_watched(get_settings().var)
        for paths in ready_files(root, stop):
            if stop.is_set():
                return
            close_old_connections()
            inbox.take(paths)
