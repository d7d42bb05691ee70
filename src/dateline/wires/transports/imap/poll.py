"""Asks one mailbox, and stays to hear when a message comes."""

from __future__ import annotations

from typing import Final

from django.db import close_old_connections

from dateline.wires.actions import note_feed_success
from dateline.wires.models import Feed
from dateline.wires.polling import FetchError, FileTrouble
from dateline.wires.secrets import SecretLost, unseal
from dateline.wires.transports.imap.options import options_of
from dateline.wires.transports.imap.place import place_of
from dateline.wires.transports.imap.session import signed_in
from dateline.wires.transports.imap.taking import take_new

# Below the half hour after which servers hang up (RFC 2177), and below the five minutes after
# which some routers forget a connection.
SECONDS_TO_WAIT: Final = 240.0


def poll_mailbox(feed: Feed) -> int:
    """Take in what is new in a mailbox and return how many versions are new.

    Where the server can tell news (IDLE), it stays and takes in each message as it comes, until
    the feed is changed or no longer active; the feed's state tells of them as they come.

    Raises:
        FetchError: the mailbox cannot be read.
        FileTrouble: one of the messages could not be; the others are taken.
    """
    place, options = place_of(feed.address), options_of(feed)
    with signed_in(place, feed.username, unseal(feed.secret)) as session:
        session.open(place.folder, for_changes=options.after != "keep")
        taken = take_new(feed, session, options, folder=place.folder)
        if not (options.idle and session.can_idle):
            if taken.trouble:
                raise FileTrouble(taken.trouble, new_items=taken.new)
            return taken.new
        while _is_unchanged(feed):
            session.wait(SECONDS_TO_WAIT, while_true=lambda: _is_unchanged(feed))
            if not take_new(feed, session, options, folder=place.folder).new:
                note_feed_success(feed=feed, new_items=0, by=None)
    # It may have been given another cursor with its other address.
    feed.refresh_from_db(fields=["cursor"])
    return 0


def try_mailbox(feed: Feed) -> str:
    """Sign in to a mailbox, look into its folder, change nothing, and say what is there.

    Raises:
        FetchError: the mailbox cannot be read.
    """
    place, options = place_of(feed.address), options_of(feed)
    try:
        password = unseal(feed.secret)
    except SecretLost as lost:
        raise FetchError(str(lost)) from None
    with signed_in(place, feed.username, password) as session:
        count = session.open(place.folder, for_changes=False)
        if options.after == "move":
            session.open(options.move_to, for_changes=False)
        how = "tells at once when one comes" if session.can_idle else "is asked now and then"
    return f"{place.host} lets us in: the folder {place.folder} has {count} messages, and it {how}."


def _is_unchanged(feed: Feed) -> bool:
    close_old_connections()
    same = Feed.objects.filter(
        pk=feed.pk,
        active=True,
        kind=feed.kind,
        address=feed.address,
        username=feed.username,
        secret=feed.secret,
        options=feed.options,
    )
    return same.exists()
