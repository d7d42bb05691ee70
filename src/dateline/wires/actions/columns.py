"""The columns that a journalist arranges on the monitor; everybody changes their own only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import User
from dateline.wires.errors import TooManyColumns
from dateline.wires.models import Column
from dateline.wires.queries.wanted import Wanted

MOST: Final = 12
_TITLE: Final = 60


@transaction.atomic
def give_columns(*, columns: Sequence[tuple[str, Wanted]], by: User) -> list[Column]:
    """Give somebody who has none these columns, by title and what is wanted; return theirs.

    Effects: the columns, where there was none.
    """
    standing = _locked(by)
    if standing:
        return standing
    return Column.objects.bulk_create(
        Column(user=by, position=place, title=_title(title), filters=wanted.to_json())
        for place, (title, wanted) in enumerate(columns)
    )


@transaction.atomic
def add_column(*, title: str, wanted: Wanted, by: User) -> Column:
    """Add a column after the others.

    Effects: a column.

    Raises:
        TooManyColumns: there are `MOST` already.
    """
    standing = _locked(by)
    if len(standing) >= MOST:
        raise TooManyColumns(MOST)
    place = standing[-1].position + 1 if standing else 0
    return Column.objects.create(
        user=by, position=place, title=_title(title), filters=wanted.to_json()
    )


@transaction.atomic
def change_column(*, column: Column, title: str, wanted: Wanted, by: User) -> None:
    """Give a column another title and other filters.

    Effects: the column.

    Raises:
        NotAllowed: it is somebody else's.
    """
    _demand_own(column, by)
    column.title, column.filters = _title(title), wanted.to_json()
    column.save(update_fields=["title", "filters"])


@transaction.atomic
def move_column(*, column: Column, by_places: int, by: User) -> None:
    """Move a column so many places on, or back where negative; at most to the end.

    Effects: the positions of the person's columns.

    Raises:
        NotAllowed: it is somebody else's.
    """
    _demand_own(column, by)
    columns = _locked(by)
    here = next(n for n, one in enumerate(columns) if one.pk == column.pk)
    there = min(max(here + by_places, 0), len(columns) - 1)
    columns.insert(there, columns.pop(here))
    for place, one in enumerate(columns):
        one.position = place
    Column.objects.bulk_update(columns, ["position"])


@transaction.atomic
def remove_column(*, column: Column, by: User) -> None:
    """Remove a column; no item goes with it.

    Effects: the column.

    Raises:
        NotAllowed: it is somebody else's.
    """
    _demand_own(column, by)
    column.delete()


def _locked(user: User) -> list[Column]:
    """Return somebody's columns; only one request at a time changes them."""
    User.objects.select_for_update().get(pk=user.pk)
    return list(Column.objects.filter(user=user))


def _demand_own(column: Column, by: User) -> None:
    if column.user_id != by.pk:
        raise NotAllowed(_("You may not change this column: it is somebody else's."))


def _title(title: str) -> str:
    return " ".join(title.replace("\x00", "").split())[:_TITLE]
