"""What can be chosen in the filters of a list or a column."""

from __future__ import annotations

from dateline.languages.models import Service
from dateline.web.newsroom.wirelist.filters import SIGNALS
from dateline.wires.models import Provider
from dateline.wires.subjects import Topic, topics


def filter_choices() -> dict[str, object]:
    """Return agencies, languages and signals as the search over a list offers them, with words."""
    tags = Service.objects.order_by("position").values_list("language_tag", flat=True)
    return {
        "providers": list(Provider.objects.order_by("name").values_list("code", "name")),
        "languages": [(tag, tag) for tag in dict.fromkeys(tags)],
        "signals": list(SIGNALS.items()),
    }


def choices() -> dict[str, object]:
    """Return agencies, languages, signals, topics and desks, as the form of a column lists them."""
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
