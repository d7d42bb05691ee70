"""Rows as HTML, each made once for all who see it in the same language."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from threading import Lock
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dateline.web.newsroom.wirelist.alike import NOBODY, Alike, agencies_of, alike_of
from dateline.web.newsroom.wirelist.rowhtml import row_html
from dateline.web.newsroom.wirelist.rows import row_of
from dateline.wires.models import Entry
from dateline.wires.queries.latest import fetch_versions
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
    pairs = [(entry, known.get(entry.pk, NOBODY)) for entry in entries]
    keys = [(*_key(entry), other) for entry, other in pairs]
    kept = _kept(keys)
    missing = [pair for pair, key in zip(pairs, keys, strict=True) if key not in kept]
    fetch_versions([entry for entry, _ in missing])
    names = agencies_of([other for _, other in missing])
    for entry, other in missing:
        kept[*_key(entry), other] = _made_of(entry, other, names)
    _keep(kept)
    return {str(entry.pk): kept[key] for entry, key in zip(entries, keys, strict=True)}


def _made_of(entry: Entry, alike: Alike, names: Mapping[str, str]) -> SafeString:
    agencies = [names.get(code, code) for code in alike.providers]
    row = row_of(entry.version, entry)
    return row_html(row, entry, others=alike.others, agencies=agencies)


def _kept(keys: Iterable[Hashable]) -> dict[Hashable, SafeString]:
    with _lock:
        return {key: _made[key] for key in keys if key in _made}


def _keep(rows: Mapping[Hashable, SafeString]) -> None:
    with _lock:
        for key, html in rows.items():
            _made[key] = html
            _made.move_to_end(key)
        while len(_made) > _MOST:
            _made.popitem(last=False)


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
