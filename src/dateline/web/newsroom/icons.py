"""The newsroom's icons: outlines on a grid of 16, drawn with the colour of the text around them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_PATHS: Final[dict[str, str]] = {
    "wires": "M2 4h12M2 8h12M2 12h8",
    "stories": "M3 2.5h7l3 3v8H3zM10 2.5v3h3M5.5 8.5h5M5.5 11h5",
    "pictures": "M2 3h12v10H2zM2 11l3.5-3.5 3 3 2-2L14 12M10.8 5.8h.01",
    "account": (
        "M8 8.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM3 13.5c.6-2.4 2.5-3.6 5-3.6s4.4 1.2 5 3.6"
    ),
    "search": "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.6 10.6 14 14",
    "flash": "M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z",
    "kill": "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM3.5 3.5l9 9",
    "correction": "M8 1.8 14.8 14H1.2zM8 6v4M8 12.1h.01",
    "embargo": "M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2M8 9.5v1.5",
    "advisory": "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 7.3v4M8 4.8h.01",
    "update": "M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.5V5H10",
    "hold": "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM6.3 5.5v5M9.7 5.5v5",
    "columns": "M2 3h3.3v10H2zM6.4 3h3.2v10H6.4zM10.7 3H14v10h-3.3z",
    "more": "M3 8h.01M8 8h.01M13 8h.01",
    "sound": "M2.5 6v4h2.6L8.5 13V3L5.1 6zM11 5.8a3.2 3.2 0 0 1 0 4.4M12.8 4a5.8 5.8 0 0 1 0 8",
    "mute": "M2.5 6v4h2.6L8.5 13V3L5.1 6zM11 6l3.5 4M14.5 6 11 10",
    "beside": "M2 3h12v10H2zM8 3v10",
    "before": "M13 8H3M7 4 3 8l4 4",
    "after": "M3 8h10M9 4l4 4-4 4",
    "group": "M5 2.5h8.5V11M2.5 5H11v8.5H2.5z",
    "missing": "M8 2.5h.01M12 4h.01M13.5 8h.01M12 12h.01M8 13.5h.01M4 12h.01M2.5 8h.01M4 4h.01",
    "draft": "M3 13l.7-3L11 2.7 13.3 5 6 12.3z",
    "review": (
        "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z"
        "M8 9.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z"
    ),
    "ready": "M3 8.5 6.5 12 13 4.5",
    "published": "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM5 8.2l2.2 2.3L11.2 6",
    "withdrawn": "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM4.8 8h6.4",
    "desk": "M2 3h3.3v10H2zM6.4 3h3.2v6H6.4zM10.7 3H14v8h-3.3z",
    "front": "M2 2.5h12v11H2zM2 7.5h12M8 7.5v6",
    "pin": "M5.5 2h5l-.7 5 2.2 2.2H4L6.2 7zM8 9.2V14",
    "unpin": "M5.5 2h5l-.7 5 2.2 2.2H4L6.2 7zM8 9.2V14M2.5 2.5l11 11",
    "up": "M8 13V3M4 7l4-4 4 4",
    "down": "M8 3v10M4 9l4 4 4-4",
    "remove": "M3.5 3.5l9 9M12.5 3.5l-9 9",
    "merge": "M8 1.5v4.2M5.8 3.8 8 6l2.2-2.2M8 14.5v-4.2M5.8 12.2 8 10l2.2 2.2M2.5 8h11",
    "split": "M2.5 8h11M8 6V1.5M5.8 3.7 8 1.5l2.2 2.2M8 10v4.5M5.8 12.3 8 14.5l2.2-2.2",
    "plus": "M8 3v10M3 8h10",
    "link": (
        "M6.5 9.5l3-3M7 4.5l1.3-1.3a3 3 0 0 1 4.5 4.5L11.5 9"
        "M9 11.5l-1.3 1.3a3 3 0 0 1-4.5-4.5L4.5 7"
    ),
    "bar": "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM5.5 5.5l5 5M10.5 5.5l-5 5",
    "ok": "M3 8.5 6.5 12 13 4.5",
    "warn": "M8 1.8 14.8 14H1.2zM8 6v4M8 12.1h.01",
    "globe": (
        "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM1.5 8h13M8 1.5c-4 4-4 9 0 13"
        "M8 1.5c4 4 4 9 0 13"
    ),
    "keys": "M1.5 4h13v8h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6",
    "out": "M6.5 2.5h-4v11h4M6 8h8M11 5l3 3-3 3",
    "theme": "M8 14.5a6.5 6.5 0 1 0 0-13v13z",
    "open": "M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4",
    "comment": "M2.5 3h11v8H7l-3 2.8V11H2.5z",
    "quotation": "M3 11.5c2 0 3-1.5 3-4V4.5H2.8v3H6M9.5 11.5c2 0 3-1.5 3-4V4.5H9.3v3h3.2",
    "list": "M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01",
    "numbered": "M6.5 4H14M6.5 8H14M6.5 12H14M2 3l1-.7V6M2 9.5h2L2 12h2",
    "undo": "M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7",
    "redo": "M10 3l3.5 3.5L10 10M13.5 6.5H6a3.5 3.5 0 0 0 0 7h3",
    "suggest": "M2.5 13.5h11M3 10.5 10.5 3l2 2L5 12.5H3zM12.5 9v3M11 10.5h3",
    "history": "M2.5 8a5.5 5.5 0 1 0 1.7-4M2.5 1.5V5H6M8 5v3.2l2.2 1.3",
    "clock": "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 4.5V8l2.5 1.5",
}
# Some icons point along the line of reading and turn with it.
_TURNING: Final = frozenset(
    {"out", "open", "wires", "history", "before", "after", "sound", "mute", "list", "undo", "redo"}
)


def icon(name: str, title: str = "") -> SafeString:
    """Return an icon as SVG: hidden from screen readers, or an image of this name for them."""
    return _drawn(name, str(title))


@lru_cache(512)
def _drawn(name: str, title: str) -> SafeString:
    turning = " turning" if name in _TURNING else ""
    told = (
        format_html('role="img" aria-label="{}"', title)
        if title
        else mark_safe('aria-hidden="true"')
    )
    return format_html(
        '<svg class="icon{}" viewBox="0 0 16 16" {}><path d="{}"/></svg>',
        turning,
        told,
        _PATHS[name],
    )
