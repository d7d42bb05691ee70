"""What can be chosen in the filters of a list or a column."""

from __future__ import annotations

from dateline.languages.models import Service
from dateline.web.newsroom.wirelist.filters import SIGNALS
from dateline.wires.models import Provider
from dateline.wires.subjects import Topic, topics


def choices() -> dict[str, object]:
    """Return agencies, languages, signals, topics and desks, as templates list them."""
    services = list(Service.objects.order_by("position"))
    return {
        "providers": list(Provider.objects.order_by("name")),
        "languages": list(dict.fromkeys(one.language_tag for one in services)),
        "signals": list(SIGNALS.items()),
        "topics": [(f"medtop:{one.code}", one.name) for one in _broadest()],
        "desks": [(one.code, one.name) for one in services if one.active],
        "urgencies": range(1, 6),
    }


def _broadest() -> list[Topic]:
    return [one for one in topics().values() if one.broader is None and one.instead is None]
