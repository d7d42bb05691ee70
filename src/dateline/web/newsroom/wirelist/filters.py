"""The filters of the wire list, as they stand in its address."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SIGNALS: Final[dict[str, Promise]] = {
    "correction": _("Corrections"),
    "kill": _("Kills"),
    "embargo": _("Embargoes"),
    "update": _("Updates"),
    "advisory": _("Advisories"),
}
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the wires is wanted; what is empty does not matter."""

    provider: str = ""
    language: str = ""
    words: str = ""
    signal: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is filtered at all."""
        return any(asdict(self).values())

    @property
    def query(self) -> str:
        """The filters as the query of an address."""
        values = QueryDict(mutable=True)
        for name, value in asdict(self).items():
            if value:
                values[name] = value
        return values.urlencode()


def read_filters(query: QueryDict) -> Filters:
    """Read the filters from an address; an unknown signal is none."""

    def value(name: str) -> str:
        return query.get(name, "").replace("\x00", "").strip()[:_LONGEST]

    signal = value("signal")
    return Filters(
        provider=value("provider"),
        language=value("language"),
        words=value("words"),
        signal=signal if signal in SIGNALS else "",
    )
