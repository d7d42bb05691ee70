"""The form of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dateline.web.newsroom.feeds.words import KEYS, KINDS, OPTIONS, USERNAMES
from dateline.wires.actions.keeping import FeedDraft
from dateline.wires.kinds import FeedKind
from dateline.wires.models import Feed, Provider


@dataclass(frozen=True, slots=True)
class OptionField:
    """One option of the kind, as a field."""

    name: str
    form: str
    label: Promise | str
    note: Promise | str
    example: str
    value: str
    error: str


@dataclass(slots=True)
class FeedForm:
    """What is filled in for a feed. It never holds the secret that is kept."""

    kind: FeedKind
    name: str = ""
    address: str = ""
    username: str = ""
    provider: str = ""
    interval: str = ""
    values: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    has_secret: bool = False

    @property
    def title(self) -> str:
        """The kind in words."""
        return str(KINDS.get(self.kind.code, self.kind.title))

    @property
    def username_label(self) -> str:
        """What the kind calls the user name."""
        return str(USERNAMES.get(self.kind.code, _("User name")))

    @property
    def key_label(self) -> str:
        """What the kind calls the secret."""
        return str(KEYS.get(self.kind.code, _("Password")))

    @property
    def options(self) -> Iterator[OptionField]:
        """The fields of the kind's own options."""
        for one in self.kind.options:
            label, note = OPTIONS.get(one.name, (one.name, ""))
            yield OptionField(
                one.name,
                one.form,
                label,
                note,
                one.example,
                self.values.get(one.name, ""),
                self.errors.get(one.name, ""),
            )

    def draft(self, secret: str) -> FeedDraft:
        """Return what is to be kept; an interval that is no number is none at all."""
        interval = int(self.interval) if self.interval.isdecimal() and len(self.interval) < 9 else 0
        return FeedDraft(
            name=self.name[:200],
            address=self.address,
            username=self.username[:200],
            secret=secret,
            options=self.values,
            provider=Provider.objects.filter(pk=self.provider).first() if self.provider else None,
            interval=interval if self.kind.is_polled else self.kind.interval,
        )


def new_form(kind: FeedKind) -> FeedForm:
    """Return the empty form of a kind."""
    return FeedForm(kind, interval=str(kind.interval))


def form_of(feed: Feed, kind: FeedKind) -> FeedForm:
    """Return the form of a feed as it is kept."""
    values = {
        name: f"{value:g}" if isinstance(value, float) else str(value)
        for name, value in feed.options.items()
    }
    return FeedForm(
        kind,
        feed.name,
        feed.address if kind.schemes else "",
        feed.username,
        feed.provider_id or "",
        str(feed.interval_seconds),
        values,
        {},
        has_secret=bool(feed.secret),
    )


def sent_form(kind: FeedKind, sent: QueryDict, *, has_secret: bool) -> FeedForm:
    """Return the form as it was sent, without the secret."""

    def value(name: str) -> str:
        return sent.get(name, "").replace("\x00", "").strip()[:4000]

    return FeedForm(
        kind,
        value("name"),
        value("address"),
        value("username"),
        value("provider"),
        value("interval"),
        {one.name: value(f"option-{one.name}") for one in kind.options},
        {},
        has_secret=has_secret,
    )
