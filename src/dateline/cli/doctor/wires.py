"""Checks of the wires: no feed fails, nobody has gone quiet, languages can be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dateline.cli.doctor.checks import Examination, Finding, ok, warn
from dateline.cli.prepared import with_django
from dateline.wires.reading.language.detector import cld2


def languages_can_be_told(_: Examination) -> Iterator[Finding]:
    """The library that tells the language of items is installed."""
    if cld2() is None:
        yield warn(
            "languages are only told by letters: CLD2 is not installed",
            "Items whose file declares no language may stay without one. Where there is a compiler"
            " for C++: pip install pycld2",
        )
    else:
        yield ok("the language of items can be told")


def wires_come_in(examination: Examination) -> Iterator[Finding]:
    """Each feed that is on answers and is asked, and no source is silent for unusually long."""
    if examination.database is None:
        return
    with_django()
    from django.db import ProgrammingError
    from django.utils import timezone

    from dateline.wires.queries.feeds import feed_states
    from dateline.wires.queries.rhythm import quiet_sources

    now = timezone.now()
    try:
        states = feed_states(now)
        quiet = quiet_sources(now)
    except ProgrammingError:
        return  # the check of the migrations says so
    bad = [one for one in states if one.standing in {"failing", "unasked", "trouble"}]
    for one in bad:
        name, error = one.feed.name, one.feed.last_error
        if one.standing == "unasked":
            yield warn(
                f"the feed {name} is due and nobody asks it",
                "Start: dateline run, or dateline poll",
            )
        else:
            yield warn(f"the feed {name} has an error", error)
    for silence in quiet:
        usual = _said(silence.usual or timedelta())
        yield warn(
            f"{silence.name} has sent nothing for {_said(silence.lasts)}",
            f"At this hour it is usually silent for at most {usual}. Ask it, or look at its feed.",
        )
    if not bad and not quiet:
        yield ok(f"{len(states)} {'feed does' if len(states) == 1 else 'feeds do'} well")


def _said(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"
