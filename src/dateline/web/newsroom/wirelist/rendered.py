"""Rows as HTML, each made once for all who see it in the same language."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from threading import Lock
from typing import Final
from uuid import UUID

from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from dateline.web.newsroom.wirelist.alike import NOBODY, Alike, agencies, alike_of
from dateline.web.newsroom.wirelist.rows import row_of
from dateline.wires.models import Entry
from dateline.wires.queries.matching import is_under_embargo

# A row is about 1 KB.
_MOST: Final = 6_000
_made: OrderedDict[Hashable, SafeString] = OrderedDict()
_lock: Final = Lock()


def rows_html(
    entries: Iterable[Entry], alike: Mapping[UUID, Alike] | None = None
) -> dict[str, SafeString]:
    """Return the rows of entries by item id, in the language of this thread.

    Args:
        entries: what is shown.
        alike: who else tells of the same; asked for where it is not given.

    What a row shows depends on the entry, the language, the day (times of today are short) and on
    whether an embargo holds; nothing on it is one person's.
    """
    entries = list(entries)
    known = alike_of(entries) if alike is None else alike
    return {str(entry.pk): _row(entry, known.get(entry.pk, NOBODY)) for entry in entries}


def _row(entry: Entry, alike: Alike) -> SafeString:
    key = (*_key(entry), alike)
    with _lock:
        if key in _made:
            _made.move_to_end(key)
            return _made[key]
    context = {
        "row": row_of(entry.version, entry),
        "entry": entry,
        "alike": alike,
        "agencies": agencies(alike) if alike.others else [],
    }
    html = mark_safe(get_template("newsroom/wires/_row.html").render(context))  # noqa: S308
    with _lock:
        _made[key] = html
        while len(_made) > _MOST:
            _made.popitem(last=False)
    return html


def _key(entry: Entry) -> tuple[Hashable, ...]:
    now = timezone.now()
    return (
        entry.version_id,
        tuple(entry.signals),
        entry.embargoed,
        is_under_embargo(entry, now),
        entry.held,
        entry.flash,
        tuple(entry.marks),
        get_language(),
        now.date(),
    )
