"""One row of the wire list as HTML.

Written by hand: a list has sixty of them and the live stream dozens a second, and a template takes
five times as long for each. Whatever comes from outside goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dateline.web.newsroom.clock import clock, numerals
from dateline.web.newsroom.icons import icon
from dateline.web.newsroom.marks import SignalMark
from dateline.web.newsroom.wirelist.rows import Row
from dateline.wires.models import Entry, ItemVersion

_LONGEST_SLUG: Final = 60
_ANY: Final = UUID(int=0)


def row_html(row: Row, entry: Entry, *, others: int, agencies: Sequence[str]) -> SafeString:
    """Return the row of an entry, in the language of this thread.

    Args:
        others: how many other items tell of the same.
        agencies: the names of those who sent them.
    """
    also = _also(row.version.item_id, others, agencies) if others else ""
    return mark_safe(f"{_opening(row)}{''.join(_inside(row, entry))}</a>{also}</li>")  # noqa: S308  (escaped)


def _opening(row: Row) -> str:
    version = row.version
    kinds = f"item{' dead' if row.is_dead else ''}{' is-flash' if row.is_flash else ''}"
    return (
        f'<li class="{kinds}" data-item="{version.item_id}" data-version="{version.pk}">'
        f'<a class="row" href="{_address("wire-item", version.item_id)}">'
    )


def _inside(row: Row, entry: Entry) -> Iterator[str]:
    version = row.version
    agency, short = escape(row.agency), escape(row.short_agency)
    yield f'<span class="when">{clock(version.received)}</span>'
    yield f'<span class="agency hue-{row.hue}" title="{agency}"><bdi>{short}</bdi></span>'
    yield _urgency(version.urgency)
    yield '<span class="what">'
    if row.marks:
        yield f'<span class="signals">{"".join(map(_signal, row.marks))}</span>'
    yield _said(version)
    for mark in entry.marks:
        yield f' <span class="tag" dir="auto">{escape(mark)}</span>'
    yield f'</span><span class="lang">{escape(version.language)}</span>'


def _urgency(urgency: int | None) -> str:
    if not urgency:
        return '<span class="urgency u0"></span>'
    title = escape(_("Urgency %(n)s") % {"n": urgency})
    heard = escape(_("Urgency"))
    return (
        f'<span class="urgency u{urgency}" title="{title}">'
        f'<span class="hearing">{heard} </span>{numerals(urgency)}</span>'
    )


def _signal(mark: SignalMark) -> str:
    until = f" {clock(mark.until)}" if mark.until else ""
    return (
        f'<span class="signal {mark.kind}">{icon(mark.icon)}{escape(str(mark.word))}{until}</span>'
    )


def _said(version: ItemVersion) -> str:
    slug = ""
    if version.slugline and version.headline:
        short = Truncator(version.slugline).chars(_LONGEST_SLUG)
        slug = f'<span class="slug" dir="auto">{escape(short)}</span> '
    language = f' lang="{escape(version.language)}"' if version.language else ""
    head = escape(version.headline or version.slugline or version.item.guid)
    return f'{slug}<b class="head" dir="auto"{language}>{head}</b>'


def _also(item: UUID, others: int, agencies: Sequence[str]) -> str:
    words = escape(_("also from %(names)s") % {"names": ", ".join(agencies)})
    return (
        f'<a class="also" href="{_address("alike", item)}" data-also aria-expanded="false">'
        f"{icon('group')}<span>{words} ({numerals(others)})</span></a>"
        '<ol class="also-list" data-also-list hidden></ol>'
    )


def _address(view: str, item: UUID) -> str:
    before, after = _around(view)
    return f"{before}{item}{after}"


@cache
def _around(view: str) -> tuple[str, str]:
    before, _any, after = reverse(f"newsroom:{view}", args=[_ANY]).partition(str(_ANY))
    return before, after
