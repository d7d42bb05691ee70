"""What is wanted of the wires, as it stands in an address and in the form of a column."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dateline.wires.queries.wanted import Wanted

SIGNALS: Final[dict[str, Promise]] = {
    "flash": _("Flashes"),
    "correction": _("Corrections"),
    "possible-correction": _("Changed without a word"),
    "kill": _("Kills"),
    "withhold": _("Withheld"),
    "embargo": _("Embargoes"),
    "update": _("Updates"),
    "advisory": _("Advisories"),
}
# Names in an address or a form, and what of `Wanted` they fill, as often as they are given.
_MANY: Final = {
    "provider": "providers",
    "language": "languages",
    "signal": "signals",
    "topic": "topics",
    "desk": "desks",
}
# The same, but words that people type with commas between them.
_TYPED: Final = {"place": "places", "mark": "marks"}
_FLAGS: Final = ("held", "muted")
_TIMES: Final = ("since", "until")
_TOPIC: Final = re.compile(r"medtop:\d{8}")
_COMMA: Final = re.compile(r"[,،、;؛]")
_LONGEST: Final = 200
_MOST: Final = 50


def read_wanted(query: QueryDict, *, sees_embargoed: bool) -> Wanted:
    """Read what is wanted from an address or a form; what makes no sense there is left out."""
    many = {field: _values(query, name) for name, field in _MANY.items()}
    typed = {field: _typed(query, name) for name, field in _TYPED.items()}
    return replace(
        Wanted(**many, **typed),  # type: ignore[arg-type]  # all of these fields are tuples
        words=_clean(query.get("words", "")),
        urgency=_urgency(query.get("urgency", "")),
        since=_moment(query.get("since", "")),
        until=_moment(query.get("until", "")),
        held=bool(query.get("held")),
        muted=bool(query.get("muted")),
        sees_embargoed=sees_embargoed,
    )


def is_narrow(wanted: Wanted) -> bool:
    """Whether anything is left out at all, besides what may not be seen."""
    return replace(wanted, sees_embargoed=False) != Wanted()


def query_of(wanted: Wanted) -> str:
    """Return what is wanted as the query of an address, from which it can be read again."""
    values = QueryDict(mutable=True)
    for name, field in _MANY.items():
        values.setlist(name, list(getattr(wanted, field)))
    for name, field in _TYPED.items():
        if getattr(wanted, field):
            values[name] = ", ".join(getattr(wanted, field))
    for name in ("words", "urgency", *_FLAGS, *_TIMES):
        value = getattr(wanted, name)
        if value:
            values[name] = moment_of_form(value) if name in _TIMES else value
    return values.urlencode().replace("held=True", "held=1").replace("muted=True", "muted=1")


def moment_of_form(moment: datetime | None) -> str:
    """Return a time (UTC) as a field of a form takes it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}" if moment else ""


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()[:_LONGEST]


def _values(query: QueryDict, name: str) -> tuple[str, ...]:
    values = [_clean(value) for value in query.getlist(name)][:_MOST]
    return tuple(value for value in values if value and _makes_sense(name, value))


def _makes_sense(name: str, value: str) -> bool:
    if name == "signal":
        return value in SIGNALS
    return name != "topic" or bool(_TOPIC.fullmatch(value))


def _typed(query: QueryDict, name: str) -> tuple[str, ...]:
    parts = _COMMA.split(",".join(query.getlist(name)))
    return tuple(_clean(part) for part in parts if _clean(part))[:_MOST]


def _urgency(text: str) -> int | None:
    return int(text) if text in {*"123456789"} else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
