"""The command `dateline doctor`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

import click

from dateline.cli.doctor import database, jobs, places, publishing, serving, wires
from dateline.cli.doctor.checks import Check, Examination, Finding, Level, fail, ok
from dateline.ground.settings import SettingsError, get_settings

# In this order: a later check may need what an earlier one found.
CHECKS: Final[tuple[Check, ...]] = (
    places.var_is_writable,
    places.disk_has_room,
    places.inbox_is_writable,
    places.keys_are_kept,
    places.theme_is_usable,
    wires.languages_can_be_told,
    serving.front_end_is_built,
    serving.port_is_ours,
    database.database_answers,
    database.migrations_are_applied,
    jobs.jobs_are_done,
    publishing.stores_answer,
    publishing.pages_are_in_place,
    publishing.caches_are_told,
    wires.wires_come_in,
)
_COLOURS: Final = {Level.OK: "green", Level.WARN: "yellow", Level.FAIL: "red"}


@click.command()
@click.option(
    "--least-free-mb",
    default=512,
    show_default=True,
    help="A disk with less free space is taken for full.",
)
def doctor(least_free_mb: int) -> None:
    """Check this installation and say what to mend.

    Exit status: 1 if something does not work; warnings alone give 0.
    """
    levels = set()
    for finding in examine(least_free_mb * 2**20):
        _tell(finding)
        levels.add(finding.level)
    sys.exit(1 if Level.FAIL in levels else 0)


def examine(least_free_bytes: int) -> Iterator[Finding]:
    """Yield what each check found. A check that breaks is itself a finding."""
    try:
        settings = get_settings()
    except SettingsError as error:
        yield fail("a setting cannot be used", str(error))
        return
    yield ok("the settings can be used")
    examination = Examination(settings=settings, least_free_bytes=least_free_bytes)
    for check in CHECKS:
        try:
            yield from check(examination)
        except Exception as error:  # noqa: BLE001 - the doctor looks at what is broken
            yield fail(
                f"{check.__name__} could not be looked at: {error!r}", "See the lines above."
            )


def _tell(finding: Finding) -> None:
    click.echo(f"{click.style(f'{finding.level:4}', fg=_COLOURS[finding.level])}  {finding.what}")
    if finding.mend:
        click.echo(f"      {finding.mend}")
