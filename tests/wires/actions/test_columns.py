from __future__ import annotations

import pytest

from dateline.accounts.actions import create_user
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import User
from dateline.wires.actions.columns import (
    MOST,
    add_column,
    change_column,
    give_columns,
    move_column,
    remove_column,
)
from dateline.wires.errors import TooManyColumns
from dateline.wires.models import Column
from dateline.wires.queries.wanted import Wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return create_user(email="ada@example.org", name="Ada", password=None, by=None)


@pytest.fixture
def ben() -> User:
    return create_user(email="ben@example.org", name="Ben", password=None, by=None)


def titles(user: User) -> str:
    return "".join(Column.objects.filter(user=user).values_list("title", flat=True))


def test_a_column_keeps_what_is_wanted(ada: User) -> None:
    wanted = Wanted(providers=("afp",), words="harbour -storm", urgency=3)
    column = add_column(title=" My \n harbour ", wanted=wanted, by=ada)
    column.refresh_from_db()
    assert column.title == "My harbour"
    assert Wanted.from_json(column.filters) == wanted


def test_who_has_columns_is_given_no_others(ada: User) -> None:
    for _ in range(2):
        given = give_columns(columns=[("A", Wanted()), ("B", Wanted(flash=True))], by=ada)
        assert [one.title for one in given] == ["A", "B"]
    assert titles(ada) == "AB"


@pytest.mark.parametrize(
    ("which", "places", "order"),
    [(0, 1, "BAC"), (2, -1, "ACB"), (0, -1, "ABC"), (0, 99, "BCA"), (2, -99, "CAB")],
)
def test_a_column_moves_and_the_others_make_room(
    which: int, places: int, order: str, ada: User
) -> None:
    columns = [add_column(title=one, wanted=Wanted(), by=ada) for one in "ABC"]
    move_column(column=columns[which], by_places=places, by=ada)
    assert titles(ada) == order


def test_a_column_is_changed_and_removed(ada: User) -> None:
    column = add_column(title="A", wanted=Wanted(), by=ada)
    change_column(column=column, title="B", wanted=Wanted(held=True), by=ada)
    assert titles(ada) == "B"
    remove_column(column=column, by=ada)
    assert titles(ada) == ""


def test_nobody_changes_the_columns_of_others(ada: User, ben: User) -> None:
    column = add_column(title="A", wanted=Wanted(), by=ada)
    with pytest.raises(NotAllowed):
        change_column(column=column, title="B", wanted=Wanted(), by=ben)
    with pytest.raises(NotAllowed):
        move_column(column=column, by_places=1, by=ben)
    with pytest.raises(NotAllowed):
        remove_column(column=column, by=ben)
    assert titles(ada) == "A"


def test_there_are_only_so_many_columns(ada: User) -> None:
    for _ in range(MOST):
        add_column(title="A", wanted=Wanted(), by=ada)
    with pytest.raises(TooManyColumns, match="Remove one first"):
        add_column(title="A", wanted=Wanted(), by=ada)
