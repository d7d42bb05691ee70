"""What differs between two arrangements, and putting two people's changes of one together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from .arrangement import Area, Arrangement, Pin

ChangeKind = Literal[
    "area-added",
    "area-removed",
    "area-moved",
    "area-changed",
    "pinned",
    "unpinned",
    "moved",
    "reworded",
]
_SETTINGS: Final = ("kind", "source", "count", "name", "repeats")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of an area, or of a pinned story (`article`) in the area where it is now."""

    kind: ChangeKind
    area: Area
    article: UUID | None = None
    before: Area | None = None


def changes(old: Arrangement, new: Arrangement) -> tuple[Change, ...]:
    """Return what was changed from one arrangement to another, in the order of the page."""
    found = [Change("area-removed", area) for area in old.areas if new.area(area.id) is None]
    moved = _moved(old, new)
    for area in new.areas:
        before = old.area(area.id)
        if before is None:
            found.append(Change("area-added", area))
        elif _settings(before) != _settings(area):
            found.append(Change("area-changed", area, before=before))
        if area.id in moved:
            found.append(Change("area-moved", area))
    return (*found, *_of_pins(old, new))


def _settings(area: Area) -> tuple[object, ...]:
    return tuple(getattr(area, name) for name in _SETTINGS)


def _moved(old: Arrangement, new: Arrangement) -> set[str]:
    """Return the areas that changed places: the fewest that had to move."""
    order = [area.id for area in old.areas if new.area(area.id)]
    wanted = [area.id for area in new.areas if old.area(area.id)]
    return set(wanted) - set(_longest_common(order, wanted))


def _longest_common(one: list[str], other: list[str]) -> list[str]:
    best: list[list[list[str]]] = [[[] for _ in range(len(other) + 1)] for _ in range(len(one) + 1)]
    for i, first in enumerate(one):
        for j, second in enumerate(other):
            if first == second:
                best[i + 1][j + 1] = [*best[i][j], first]
            else:
                best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], key=len)
    return best[-1][-1]


def _of_pins(old: Arrangement, new: Arrangement) -> list[Change]:
    before, after = _pins(old), _pins(new)
    found = [
        Change("unpinned", area, article=pk) for pk, (area, _) in before.items() if pk not in after
    ]
    for pk, (area, pin) in after.items():
        was = before.get(pk)
        if was is None:
            found.append(Change("pinned", area, article=pk))
            continue
        if (was[0].id, was[1].place) != (area.id, pin.place):
            found.append(Change("moved", area, article=pk, before=was[0]))
        if _words(was[1]) != _words(pin):
            found.append(Change("reworded", area, article=pk))
    return found


def _pins(front: Arrangement) -> dict[UUID, tuple[Area, Pin]]:
    return {pin.article: (area, pin) for area in front.areas for pin in area.pins}


def _words(pin: Pin) -> tuple[object, ...]:
    return pin.headline, pin.deck, pin.until


def join(base: Arrangement, theirs: Arrangement, mine: Arrangement) -> Arrangement:
    """Put two people's changes of one arrangement together, area by area.

    An area that only one of them changed is as that one has it; where both did, mine goes before
    theirs. The order is mine where I changed it. A story that both pinned stands where I have it.
    """
    order = mine if [a.id for a in mine.areas] != [a.id for a in base.areas] else theirs
    other = theirs if order is mine else mine
    ids = [area.id for area in order.areas]
    ids += [area.id for area in other.areas if area.id not in ids and not base.area(area.id)]
    chosen = [one for pk in ids if (one := _chosen(base, theirs, mine, pk)) is not None]
    own = {pin.article for is_mine, area in chosen if is_mine for pin in area.pins}
    seen: set[UUID] = set()
    areas = []
    for is_mine, area in chosen:
        without = seen if is_mine else seen | own
        pins = tuple(pin for pin in area.pins if pin.article not in without)
        seen |= {pin.article for pin in pins}
        areas.append(area.model_copy(update={"pins": pins}))
    return Arrangement(areas=tuple(areas))


def _chosen(
    base: Arrangement, theirs: Arrangement, mine: Arrangement, area_id: str
) -> tuple[bool, Area] | None:
    was, here, there = base.area(area_id), mine.area(area_id), theirs.area(area_id)
    if here == was:
        return (False, there) if there else None
    return (True, here) if here else None
