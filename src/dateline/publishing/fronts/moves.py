"""Changing an arrangement step by step. Each step returns a new one; what is not there is left."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from .arrangement import MOST_AREAS, MOST_READ, Area, Arrangement, Pin
from .arrangement import parse_arrangement as _parse


def pin_of(front: Arrangement, article: UUID) -> tuple[Area, Pin] | None:
    """Return where a story is pinned."""
    found = ((area, pin) for area in front.areas for pin in area.pins if pin.article == article)
    return next(found, None)


def put_pin(front: Arrangement, article: UUID, area_id: str, place: int) -> Arrangement:
    """Pin a story to a place; the pin that holds the place changes places with it.

    A story that was not pinned before moves the pin of the place, and those after it, on by one;
    what has no place in the area any more is let go of.
    """
    area = front.area(area_id)
    if area is None or not 0 <= place < area.count:
        return front
    found = pin_of(front, article)
    if found is None:
        pins = _make_room(area.pins, place, area.count)
        return _with_pins(front, {area_id: (*pins, Pin(article=article, place=place))})
    return _exchange(front, found, area, place)


def _exchange(front: Arrangement, found: tuple[Area, Pin], area: Area, place: int) -> Arrangement:
    home, pin = found
    held = next((one for one in area.pins if one.place == place), None)
    if held is not None and held.article == pin.article:
        return front
    moved = pin.model_copy(update={"place": place})
    back = (held.model_copy(update={"place": pin.place}),) if held else ()
    gone = {pin.article, *(one.article for one in back)}
    kept = {one.id: tuple(p for p in one.pins if p.article not in gone) for one in (home, area)}
    kept[area.id] += (moved,)
    kept[home.id] += back
    return _with_pins(front, kept)


def _make_room(pins: Iterable[Pin], place: int, count: int) -> list[Pin]:
    taken = {pin.place: pin for pin in pins}
    free = next((n for n in itertools.count(place) if n not in taken), count)
    moved = []
    for at, pin in sorted(taken.items()):
        shifted = at + 1 if place <= at < free else at
        if shifted < count:
            moved.append(pin.model_copy(update={"place": shifted}))
    return moved


def step_pin(front: Arrangement, article: UUID, by: int) -> Arrangement:
    """Move a pinned story one place up (-1) or down (1), into the next area at the end of one."""
    found = pin_of(front, article)
    if found is None:
        return front
    area, pin = found
    place = pin.place + by
    if 0 <= place < area.count:
        return put_pin(front, article, area.id, place)
    index = front.areas.index(area) + by
    if not 0 <= index < len(front.areas):
        return front
    other = front.areas[index]
    return put_pin(front, article, other.id, 0 if by > 0 else other.count - 1)


def unpin(front: Arrangement, article: UUID) -> Arrangement:
    """Let go of a story: it stands where the lists have it."""
    found = pin_of(front, article)
    if found is None:
        return front
    area, pin = found
    return _with_pins(front, {area.id: tuple(one for one in area.pins if one != pin)})


def change_pin(front: Arrangement, article: UUID, **fields: Any) -> Arrangement:
    """Change the words or the end of a pin.

    Raises:
        BadArrangement: the words are too long.
    """
    found = pin_of(front, article)
    if found is None:
        return front
    area, pin = found
    new = Pin.model_construct(**(dict(pin) | fields))
    return _with_pins(front, {area.id: tuple(new if one == pin else one for one in area.pins)})


def add_area(front: Arrangement, kind: str, source: str, count: int, name: str = "") -> Arrangement:
    """Add an area at the end. What is read most may repeat: it mostly stands elsewhere, too.

    Raises:
        BadArrangement: there is no such kind or source, or there are too many areas.
    """
    taken = {area.id for area in front.areas}
    area_id = next(f"{kind}-{n}" for n in range(1, MOST_AREAS + 2) if f"{kind}-{n}" not in taken)
    count = 1 if kind == "lead" else count
    new = {"id": area_id, "kind": kind, "source": source, "count": count, "name": name}
    new["repeats"] = source == MOST_READ
    return _parse({"areas": [*map(dict, front.areas), new]})


def remove_area(front: Arrangement, area_id: str) -> Arrangement:
    """Take an area away, and let go of its pins."""
    return Arrangement(areas=tuple(area for area in front.areas if area.id != area_id))


def step_area(front: Arrangement, area_id: str, by: int) -> Arrangement:
    """Move an area up (negative) or down (positive) by so many places."""
    area = front.area(area_id)
    if area is None:
        return front
    rest = [one for one in front.areas if one.id != area_id]
    place = max(0, min(len(rest), front.areas.index(area) + by))
    return Arrangement(areas=(*rest[:place], area, *rest[place:]))


def change_area(front: Arrangement, area_id: str, **fields: Any) -> Arrangement:
    """Change what fills an area, how many places it has, its name; pins beyond them are let go of.

    Raises:
        BadArrangement: there is no such source, or the number of places is none.
    """

    def changed(area: Area) -> dict[str, Any]:
        new = dict(area) | fields
        count = new["count"] if isinstance(new["count"], int) else 0
        return new | {"pins": [pin for pin in area.pins if pin.place < count]}

    return _each(front, area_id, changed)


def _each(
    front: Arrangement, area_id: str, changed: Callable[[Area], dict[str, Any]]
) -> Arrangement:
    areas = [changed(area) if area.id == area_id else dict(area) for area in front.areas]
    return _parse({"areas": areas})


def _with_pins(front: Arrangement, pins: dict[str, tuple[Pin, ...]]) -> Arrangement:
    areas = [
        dict(area)
        | {"pins": [dict(p) for p in sorted(pins.get(area.id, area.pins), key=lambda p: p.place)]}
        for area in front.areas
    ]
    return _parse({"areas": areas})
