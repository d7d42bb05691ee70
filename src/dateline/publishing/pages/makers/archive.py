"""The archive of a service: its days, months and years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby

from dateline.languages.dates import format_date, format_month
from dateline.languages.numerals import digits
from dateline.publishing import addresses
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.facts import ServiceFacts
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.days import day_after, day_before, days_of, months_of
from dateline.publishing.outputs import archive as archive_output
from dateline.publishing.outputs import lite
from dateline.publishing.pages import keys
from dateline.publishing.pages.makers.lists import list_page
from dateline.publishing.pages.outputs import Made, Spec, Urgency, of_kind, output
from dateline.publishing.render.pages import DayPage, IndexPage, Link, LinkGroup, ListPage
from dateline.publishing.render.words import words_of


@output("day", urgency=Urgency.AGAIN, listing=of_kind("day"))
def make_day(spec: Spec, reader: Reader) -> Made | None:
    """Make a page of a day: the subject is its date, and after # the number of the page."""
    page = list_page(spec, reader, "day", DayPage)
    if page is None:
        return None
    code, service = spec.service, reader.service(spec.service)
    day = spec.subject.partition("#")[0]
    reader.depends_on(keys.day_after(code, day))
    around = replace(
        page,
        month=_month_link(service, day[:7]),
        previous=_day_link(service, day_before(code, day)),
        next=_day_link(service, day_after(code, day)),
    )
    return Made(archive_output.day(around).body)


@output("lite-day", urgency=Urgency.AGAIN, listing=of_kind("day"))
def make_lite_day(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of a page of a day."""
    page = list_page(spec, reader, "day", ListPage)
    return Made(lite.listing(page).body) if page else None


@output("month", urgency=Urgency.AGAIN)
def make_month(spec: Spec, reader: Reader) -> Made:
    """Make the index of the days of the month that is the subject (`2021-10`)."""
    return Made(archive_output.index(_month(spec, reader)).body)


@output("lite-month", urgency=Urgency.AGAIN)
def make_lite_month(spec: Spec, reader: Reader) -> Made:
    """Make the text edition of the index of a month."""
    return Made(lite.index(_month(spec, reader)).body)


@output("archive", urgency=Urgency.AGAIN)
def make_archive(spec: Spec, reader: Reader) -> Made:
    """Make the index of all months."""
    return Made(archive_output.index(_archive(spec, reader)).body)


@output("lite-archive", urgency=Urgency.AGAIN)
def make_lite_archive(spec: Spec, reader: Reader) -> Made:
    """Make the text edition of the index of all months."""
    return Made(lite.index(_archive(spec, reader)).body)


def _month(spec: Spec, reader: Reader) -> IndexPage:
    code, month, service = spec.service, spec.subject, reader.service(spec.service)
    reader.depends_on(keys.archive(code), keys.month(code, month))
    months = ["", *months_of(code), ""]
    place = months.index(month) if month in months else 0
    links = (_day_link(service, day) for day in days_of(code, month))
    return IndexPage(
        chrome(service, addresses.month(code, month), has_lite=True),
        format_month(_first(month), service.row),
        (LinkGroup("", tuple(link for link in links if link)),),
        above=Link(words_of(code)("Archive"), addresses.archive(code)),
        previous=_month_link(service, months[place - 1]) if place else None,
        next=_month_link(service, months[place + 1]) if place else None,
    )


def _archive(spec: Spec, reader: Reader) -> IndexPage:
    code, service = spec.service, reader.service(spec.service)
    reader.depends_on(keys.archive(code))
    years = groupby(reversed(months_of(code)), key=lambda month: month[:4])
    groups = (
        LinkGroup(
            digits(year, service.row.numerals),
            tuple(link for month in months if (link := _month_link(service, month))),
        )
        for year, months in years
    )
    around = chrome(service, addresses.archive(code), has_lite=True)
    return IndexPage(around, words_of(code)("Archive"), tuple(groups))


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _month_link(service: ServiceFacts, month: str) -> Link | None:
    if not month:
        return None
    name = format_month(_first(month), service.row)
    return Link(name, addresses.month(service.row.code, month))


def _day_link(service: ServiceFacts, day: str) -> Link | None:
    if not day:
        return None
    name = format_date(date.fromisoformat(day), service.row)
    return Link(name, addresses.day(service.row.code, day))
