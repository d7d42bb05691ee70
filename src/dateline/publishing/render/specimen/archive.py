"""Pages of an archive, and what a service says of itself, made of the sample texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dateline.ground.richtext import from_plain
from dateline.languages.dates import format_date, format_month
from dateline.languages.services import known_services

from ...outputs import archive, house, lite, offline
from ..file import OutputFile
from ..pages import (
    DayPage,
    HeadingView,
    IndexPage,
    Link,
    LinkGroup,
    ListPage,
    ListView,
    ParagraphView,
    TextPage,
)
from ..words import words_of
from .samples import NOW, chrome, teasers
from .texts import sample_text

_DAY = NOW.date()


def archive_pages(code: str) -> Iterator[tuple[str, OutputFile]]:
    """Render a day, a month and the index of months, with their text editions."""
    base = f"/{code}/archive/"
    day, month, index = f"{base}2026/11/23/", f"{base}2026/11/", base
    yield day, archive.day(_day(code, day))
    yield month, archive.index(_month(code, month))
    yield index, archive.index(_index(code, index))
    listed = ListPage(chrome(code, day), _written(code, _DAY), teasers(code, 7))
    yield f"/{code}/lite/archive/2026/11/23/", lite.listing(listed)
    yield f"/{code}/lite/archive/2026/11/", lite.index(_month(code, month))


def house_pages(code: str) -> Iterator[tuple[str, OutputFile]]:
    """Render what a service says of itself, and what it shows without network."""
    path = f"/{code}/about/"
    yield path, house.render(_about(code, path))
    yield f"/{code}/lite/about/", lite.text(_about(code, path))
    around = replace(chrome(code, f"/{code}/offline/"), indexed=False, lite_path="")
    yield f"/{code}/offline/", offline.page(around)


def _written(code: str, day: date) -> str:
    return format_date(day, known_services()[code])


def _day_link(code: str, days: int) -> Link:
    day = _DAY - timedelta(days)
    return Link(_written(code, day), f"/{code}/archive/{day:%Y/%m/%d}/")


def _month_link(code: str, year: int, month: int) -> Link:
    name = format_month(date(year, month, 1), known_services()[code])
    return Link(name, f"/{code}/archive/{year}/{month:02}/")


def _day(code: str, path: str) -> DayPage:
    return DayPage(
        chrome(code, path),
        _written(code, _DAY),
        teasers(code, 7),
        month=_month_link(code, 2026, 11),
        previous=_day_link(code, 1),
        next=_day_link(code, -1),
    )


def _month(code: str, path: str) -> IndexPage:
    days = tuple(_day_link(code, 22 - n) for n in range(23) if n % 5 != 3)
    return IndexPage(
        chrome(code, path),
        _month_link(code, 2026, 11).name,
        (LinkGroup("", days),),
        above=Link(words_of(code)("Archive"), f"/{code}/archive/"),
        previous=_month_link(code, 2026, 10),
    )


def _index(code: str, path: str) -> IndexPage:
    groups = tuple(
        LinkGroup(str(year), tuple(_month_link(code, year, month) for month in range(12, 0, -1)))
        for year in (2025, 2024)
    )
    return IndexPage(chrome(code, path), words_of(code)("Archive"), groups)


def _about(code: str, path: str) -> TextPage:
    text = sample_text(code)
    return TextPage(
        chrome(code, path),
        words_of(code)("About us"),
        (
            ParagraphView("0", from_plain(known_services()[code].about or text.deck)),
            HeadingView("1", from_plain(text.sections[0])),
            ParagraphView("2", from_plain(text.body[0])),
            ListView("3", tuple(from_plain(name) for name in text.sections)),
        ),
        others=(Link(words_of(code)("Contact"), f"/{code}/contact/"),),
    )
