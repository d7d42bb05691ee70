"""Feeds and their state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone

from dateline.accounts.actions import record
from dateline.accounts.models import Role, User
from dateline.accounts.policies import demand
from dateline.wires.kinds import shortest_interval
from dateline.wires.models import Feed, Provider
from dateline.wires.secrets import seal

_LONGEST_WAIT: Final = 3600


@transaction.atomic
def add_feed(
    *,
    kind: str,
    name: str,
    address: str,
    interval: int = 60,
    username: str = "",
    secret: str = "",
    options: Mapping[str, Any] | None = None,
    provider: Provider | None = None,
    by: User | None,
) -> Feed:
    """Add a feed, or return the one of this kind, address and user name as it is.

    Args:
        interval: seconds between two looks; the kind says how few they may be.
        secret: a password or key as it is; it is sealed before it is stored.

    Effects: a feed, asked from now on; an audit entry.

    Raises:
        NotAllowed: `by` is no administrator.
    """
    demand(by, Role.ADMINISTRATOR, service="", to="add feeds")
    feed, made = Feed.objects.get_or_create(
        kind=kind,
        address=address,
        username=username,
        defaults={
            "name": name,
            "interval_seconds": max(interval, shortest_interval(kind)),
            "secret": seal(secret),
            "options": dict(options or {}),
            "provider": provider,
        },
    )
    if made:
        record(by=by, verb="create", target_kind="feed", target_id=feed.pk)
    return feed


@transaction.atomic
def set_feed_active(*, feed: Feed, active: bool, by: User | None) -> None:
    """Ask a feed again, or no more.

    Effects: the feed; an audit entry.

    Raises:
        NotAllowed: `by` is no administrator.
    """
    demand(by, Role.ADMINISTRATOR, service="", to="change feeds")
    Feed.objects.filter(pk=feed.pk).update(active=active, next_try=None)
    verb = "activate" if active else "deactivate"
    record(by=by, verb=verb, target_kind="feed", target_id=feed.pk)


def note_feed_success(
    *,
    feed: Feed,
    new_items: int,
    etag: str = "",
    last_modified: str = "",
    cursor: str | None = None,
    error: str = "",
    by: User | None,
) -> None:
    """Note that a feed answered.

    Args:
        cursor: how far the transport has read; None leaves it.
        error: what is wrong with one file of a feed that else works.

    Effects: its times, its validators for the next conditional request. The error is this one; one
    about an earlier file stays until something new comes in. None of it where the feed has been
    given another address or user since it was asked: that one is read from the start.
    """
    now = timezone.now()
    changed: dict[str, Any] = {"last_item": now} if new_items else {}
    if error:
        changed |= {"last_error": error[:2000], "last_error_at": now}
    elif new_items or feed.failures:
        changed["last_error"] = ""
    if cursor is not None:
        changed["cursor"] = cursor
    asked = Feed.objects.filter(pk=feed.pk, address=feed.address, username=feed.username)
    with _not_waited_for():
        asked.update(
            last_success=now,
            next_try=now
            + timedelta(seconds=max(feed.interval_seconds, shortest_interval(feed.kind))),
            failures=0,
            etag=etag[:500],
            last_modified=last_modified[:100],
            **changed,
        )


@contextmanager
def _not_waited_for() -> Iterator[None]:
    """Write without waiting until it is on the disk, unless other writes are part of it.

    What a machine that loses its power forgets of it is asked for again, and what came twice
    changes nothing; what comes in next would wait for it.
    """
    is_alone = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if is_alone:
            cursor.execute("SET LOCAL synchronous_commit = off")
        yield


def note_feed_failure(
    *, feed: Feed, error: str, wait: float | None = None, by: User | None
) -> None:
    """Note that a feed could not be read, and when it is asked again.

    Effects: the error and its time; the next try after twice the time of the last, at most an
    hour, or after `wait` seconds where the server asked for that.
    """
    now = timezone.now()
    failures = feed.failures + 1
    backed_off = feed.interval_seconds * 2 ** min(failures, 12)
    seconds = max(min(backed_off, _LONGEST_WAIT), min(wait or 0.0, 86_400.0))
    Feed.objects.filter(pk=feed.pk).update(
        failures=failures,
        last_error=error[:2000],
        last_error_at=now,
        next_try=now + timedelta(seconds=seconds),
    )
