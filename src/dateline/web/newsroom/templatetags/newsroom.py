"""What the newsroom's templates need beyond Django's own tags."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cache
from typing import Any, Final

from babel.dates import format_timedelta
from django import template
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dateline.accounts.models import User
from dateline.ground.richtext import Run, to_html
from dateline.languages.agencies import agency_name as name_of_agency
from dateline.publishing.models import Schedule
from dateline.stories.models import Article
from dateline.web.newsroom import assets, icons
from dateline.web.newsroom.appearance import theme_of
from dateline.web.newsroom.clock import clock, numerals
from dateline.web.newsroom.differences import Part, shortened
from dateline.web.newsroom.flashes import flashes_for, watcher_of
from dateline.web.newsroom.marks import (
    HOLDS,
    LABELS,
    STATES,
    UNIT_STATES,
    StateMark,
    file_error,
    hue_of,
)
from dateline.web.newsroom.wirelist.rendered import rows_html
from dateline.wires.models import Entry, Hold

register = template.Library()
register.simple_tag(assets.asset_url, name="asset")
register.simple_tag(icons.icon, name="icon")
register.simple_tag(clock)
register.filter("hue", hue_of)
register.filter("file_error", file_error)

_SELECTED: Final = mark_safe(" selected")
# The words for those who hear have a direction of their own: the text's is told by its words.
_DEL: Final = '<del><span class="hearing" dir="auto">{} </span>{}</del>'
_INS: Final = '<ins><span class="hearing" dir="auto">{} </span>{}</ins>'


@register.filter
def num(value: object) -> str:
    """A number in the digits of the interface's language."""
    return numerals(value)


@register.simple_tag(takes_context=True)
def theme(context: dict[str, Any]) -> str:
    """The theme that the reader of this page chose; empty where the device decides."""
    request: HttpRequest | None = context.get("request")
    return theme_of(request) if request else ""


@register.simple_tag
def rows(entries: Iterable[Entry]) -> SafeString:
    """Rows of the wire list."""
    return format_html_join("\n", "{}", ((html,) for html in rows_html(entries).values()))


@register.simple_tag
def standing_part(template: str) -> SafeString:
    """A part of a page that says the same to everybody, made once for each language."""
    return _standing_part(template, get_language() or "en")


@cache
def _standing_part(template: str, language: str) -> SafeString:
    return render_to_string(template)


@register.simple_tag
def options(pairs: Iterable[tuple[str, str]], chosen: Collection[str]) -> SafeString:
    """The choices of a field by their values and words; dozens of them on a page."""
    lines = ((value, _SELECTED if value in chosen else "", word) for value, word in pairs)
    return format_html_join("", '<option value="{}"{}>{}</option>', lines)


@register.simple_tag(takes_context=True)
def flashes(context: dict[str, Any]) -> SafeString:
    """The strip of flashes that stand on the screens of whoever looks at the page."""
    request: HttpRequest | None = context.get("request")
    watcher = watcher_of(request.user) if request and isinstance(request.user, User) else None
    if watcher is None:
        return mark_safe("")
    shown = {"flashes": flashes_for(watcher), "request": request}
    return render_to_string("newsroom/_flashes.html", shown, request=request)


@register.filter
def agency(code: str) -> str:
    """An agency's name in the language of the interface."""
    return name_of_agency(code, get_language() or "en")


@register.filter
def rich(text: Iterable[Run]) -> SafeString:
    """A text of runs as HTML; every character of it is escaped."""
    return mark_safe(to_html(text))  # noqa: S308  (escaped run by run)


@register.filter
def changes(parts: Iterable[Part]) -> SafeString:
    """Differences as `<del>` and `<ins>`, with words for those who hear them."""
    return format_html_join("", "{}", ((_part(part),) for part in parts))


@register.filter
def near_changes(parts: Iterable[Part]) -> SafeString:
    """Differences with the few words around them, where a paragraph is long."""
    return changes(shortened(tuple(parts)))


@register.filter
def hold_reason(hold: Hold) -> str:
    """Why a person must look at an item, as a sentence."""
    return str(HOLDS.get(hold.reason, hold.reason))


def _part(part: Part) -> SafeString:
    if part.change == "same":
        return format_html("{}", part.text)
    if part.change == "gone":
        return format_html(_DEL, _("removed:"), part.text)
    return format_html(_INS, _("added:"), part.text)


@register.filter
def label(name: str) -> str:
    """How a block rests on its source, in a word."""
    return str(LABELS.get(name, ""))


@register.filter
def state(name: str) -> StateMark:
    """Icon and word of an article's state."""
    return STATES[name]


@register.simple_tag
def goes_out(article: Article) -> Schedule | None:
    """When an article goes out by itself; None where nothing waits."""
    return Schedule.objects.filter(article=article, state=Schedule.State.WAITING).first()


@register.filter
def unit_state(name: str) -> StateMark:
    """Icon and word of the state of a translated block."""
    return UNIT_STATES[name]


@register.filter
def ago(moment: datetime | None) -> str:
    """How long ago something was, as short as the language allows."""
    if moment is None:
        return ""
    language = get_language() or "en"
    passed = format_timedelta(
        moment - timezone.now(), add_direction=True, format="short", locale=language
    )
    return numerals(passed)
