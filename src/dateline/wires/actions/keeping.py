"""Adding and changing feeds as administrators do it, with what they fill in looked at first."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.accounts.actions import record
from dateline.accounts.models import Role, User
from dateline.accounts.policies import demand
from dateline.wires.actions.feeds import add_feed
from dateline.wires.errors import BadFeed
from dateline.wires.kinds import KINDS, FeedKind, Option
from dateline.wires.models import Feed, Provider
from dateline.wires.secrets import seal

_LONGEST: Final = 7 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDraft:
    """What somebody fills in for a feed. An empty `secret` leaves the one that is there."""

    name: str
    address: str = ""
    username: str = ""
    secret: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    provider: Provider | None = None
    interval: int = 60


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A feed that was added; `secret` is the one that was made for it, to be shown once."""

    feed: Feed
    secret: str = ""


@transaction.atomic
def add_checked_feed(*, kind: str, draft: FeedDraft, by: User | None) -> NewFeed:
    """Add a feed of which all that its kind needs is filled in.

    A feed that is pushed to gets a secret if none is given.

    Effects: a feed, asked from now on; an audit entry.

    Raises:
        NotAllowed: `by` is no administrator.
        BadFeed: something is missing or wrong, or there is such a feed already.
    """
    demand(by, Role.ADMINISTRATOR, service="", to="add feeds")
    known = KINDS.get(kind)
    if known is None or not known.by_people:
        kinds = ", ".join(code for code, one in KINDS.items() if one.by_people)
        raise BadFeed(
            _("There is no kind of feeds %(kind)s. There are: %(kinds)s.")
            % {"kind": kind, "kinds": kinds},
            field="kind",
        )
    made = secrets.token_urlsafe(32) if kind == "push" and not draft.secret else ""
    secret = draft.secret or made
    address = draft.address.strip() if known.schemes else f"{kind}:{secrets.token_hex(8)}"
    options = _checked(known, draft, has_secret=bool(secret))
    username = draft.username.strip()
    if Feed.objects.filter(kind=kind, address=address, username=username).exists():
        raise BadFeed(
            _("There is a feed with this address and user name already."), field="address"
        )
    feed = add_feed(
        kind=kind,
        name=draft.name.strip(),
        address=address,
        interval=draft.interval,
        username=username,
        secret=secret,
        options=options,
        provider=draft.provider,
        by=by,
    )
    return NewFeed(feed, made)


@transaction.atomic
def change_feed(*, feed: Feed, draft: FeedDraft, by: User | None) -> Feed:
    """Change what is filled in for a feed.

    Effects: the feed, asked at once by what it is now; from another address or another user it is
    read from the start. An audit entry with what it was and is; never with a secret.

    Raises:
        NotAllowed: `by` is no administrator.
        BadFeed: something is missing or wrong, or there is such a feed already.
    """
    demand(by, Role.ADMINISTRATOR, service="", to="change feeds")
    feed = Feed.objects.select_for_update().get(pk=feed.pk)
    kind = KINDS[feed.kind]
    before = _told(feed)
    feed.options = _checked(kind, draft, has_secret=bool(draft.secret or feed.secret))
    if kind.schemes:
        _move(feed, draft.address.strip(), draft.username.strip())
    feed.name, feed.provider, feed.interval_seconds = (
        draft.name.strip(),
        draft.provider,
        draft.interval,
    )
    if draft.secret:
        feed.secret = seal(draft.secret)
    feed.next_try, feed.failures, feed.last_error = None, 0, ""
    feed.save()
    detail = {"before": before, "after": _told(feed), "secret": bool(draft.secret)}
    record(by=by, verb="change", target_kind="feed", target_id=feed.pk, detail=detail)
    return feed


@transaction.atomic
def ask_feed_now(*, feed: Feed, by: User | None) -> None:
    """Have a feed asked within about a second, whatever was agreed after a failure.

    Effects: its next try; an audit entry.

    Raises:
        NotAllowed: `by` is no administrator.
    """
    demand(by, Role.ADMINISTRATOR, service="", to="change feeds")
    Feed.objects.filter(pk=feed.pk).update(next_try=None)
    record(by=by, verb="ask", target_kind="feed", target_id=feed.pk)


def _move(feed: Feed, address: str, username: str) -> None:
    if (address, username) == (feed.address, feed.username):
        return
    others = Feed.objects.filter(kind=feed.kind, address=address, username=username)
    if others.exclude(pk=feed.pk).exists():
        raise BadFeed(
            _("There is a feed with this address and user name already."), field="address"
        )
    feed.address, feed.username = address, username
    feed.etag = feed.last_modified = feed.cursor = ""


def _checked(kind: FeedKind, draft: FeedDraft, *, has_secret: bool) -> dict[str, Any]:
    if not draft.name.strip():
        raise BadFeed(_("Give the feed a name, by which others know it."), field="name")
    if kind.schemes:
        _check_address(kind, draft.address.strip())
    if kind.username == "must" and not draft.username.strip():
        raise BadFeed(
            _("Give the user name or key id that the provider gave you."), field="username"
        )
    if kind.key == "must" and not has_secret:
        raise BadFeed(_("Give the password or key that the provider gave you."), field="secret")
    if kind.is_polled and not kind.shortest <= draft.interval <= _LONGEST:
        sentence = _("Ask at least once a week, and leave %s s or more between two looks.")
        raise BadFeed(sentence % kind.shortest, field="interval")
    return {
        option.name: _value(option, draft.options[option.name].strip())
        for option in kind.options
        if draft.options.get(option.name, "").strip()
    }


def _check_address(kind: FeedKind, address: str) -> None:
    try:
        parts = urlsplit(address)
        wrong = parts.scheme not in kind.schemes or not parts.hostname
    except ValueError:
        wrong = True
    if wrong or len(address) > 2000 or not address.isprintable():
        raise BadFeed(_("The address must look like %s.") % kind.example, field="address")
    if "@" in parts.netloc:
        message = _("Put user name and password into their own fields, not into the address.")
        raise BadFeed(message, field="address")


def _value(option: Option, text: str) -> str | bool | float:
    if option.form == "flag":
        return True
    if option.form == "number":
        try:
            return float(text)
        except ValueError:
            raise BadFeed(_("%s is no number.") % text, field=option.name) from None
    return text


def _told(feed: Feed) -> dict[str, Any]:
    return {
        "name": feed.name,
        "address": feed.address,
        "username": feed.username,
        "options": feed.options,
        "provider": feed.provider_id,
        "interval": feed.interval_seconds,
    }
