"""What somebody does on the page of a front, as a form sends it, to another arrangement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.languages.clock import wall_time
from dateline.languages.models import Service
from dateline.publishing.errors import BadArrangement
from dateline.publishing.fronts import moves
from dateline.publishing.fronts.arrangement import Arrangement

Posted = Mapping[str, str]
Step = Callable[[Arrangement, list[str], Posted, Service], Arrangement]


def take_step(front: Arrangement, posted: Posted, service: Service) -> Arrangement:
    """Return the arrangement after what `do` of a form names, with its words after spaces.

    Raises:
        BadArrangement: it is nothing that can be done, or the front could not be so.
        BadWallTime: the end of a pin is no time.
    """
    name, *words = posted.get("do", "").split() or [""]
    step = _STEPS.get(name)
    if step is None:
        raise BadArrangement(_("This cannot be done to a front."))
    try:
        return step(front, words, posted, service)
    except (ValueError, IndexError) as error:
        raise BadArrangement(_("This cannot be done to a front.")) from error


def _put(front: Arrangement, words: list[str], posted: Posted, service: Service) -> Arrangement:
    """`put ARTICLE [AREA PLACE]`: without a place, the first of the area that `to` names."""
    article = UUID(words[0])
    area, place = words[1:3] if len(words) > 2 else (posted.get("to", ""), "0")
    if front.area(area) is None:
        raise BadArrangement(_("This area is gone. Choose another one."))
    return moves.put_pin(front, article, area, int(place))


def _unpin(front: Arrangement, words: list[str], posted: Posted, service: Service) -> Arrangement:
    return moves.unpin(front, UUID(words[0]))


def _up(front: Arrangement, words: list[str], posted: Posted, service: Service) -> Arrangement:
    return moves.step_pin(front, UUID(words[0]), -1)


def _down(front: Arrangement, words: list[str], posted: Posted, service: Service) -> Arrangement:
    return moves.step_pin(front, UUID(words[0]), 1)


def _word(front: Arrangement, words: list[str], posted: Posted, service: Service) -> Arrangement:
    """`word ARTICLE`: its headline and deck on this front, when it ends, and where it goes."""
    article, until = UUID(words[0]), posted.get("until", "")
    front = moves.change_pin(
        front,
        article,
        headline=" ".join(posted.get("headline", "").split()),
        deck=" ".join(posted.get("deck", "").split()),
        until=wall_time(until, service).instant if until else None,
    )
    found, to = moves.pin_of(front, article), posted.get("to", "")
    if found and to and to != found[0].id:
        return moves.put_pin(front, article, to, 0)
    return front


def _area(front: Arrangement, words: list[str], posted: Posted, service: Service) -> Arrangement:
    area = front.area(words[0])
    fields = {
        "source": posted.get("source", ""),
        "name": " ".join(posted.get("name", "").split()),
        "repeats": posted.get("repeats") == "1",
    }
    if area is not None and area.kind != "lead":
        fields["count"] = int(posted.get("count", "") or area.count)
    return moves.change_area(front, words[0], **fields)


def _add(front: Arrangement, words: list[str], posted: Posted, service: Service) -> Arrangement:
    kind, count = posted.get("kind", ""), int(posted.get("count", "") or 4)
    name = " ".join(posted.get("name", "").split())
    return moves.add_area(front, kind, posted.get("source", ""), count, name)


def _raise(front: Arrangement, words: list[str], posted: Posted, service: Service) -> Arrangement:
    """`raise AREA [BY]`: an area up by so many places; a negative number moves it down."""
    return moves.step_area(front, words[0], -int(words[1] if len(words) > 1 else 1))


def _lower(front: Arrangement, words: list[str], posted: Posted, service: Service) -> Arrangement:
    return moves.step_area(front, words[0], 1)


def _remove(front: Arrangement, words: list[str], posted: Posted, service: Service) -> Arrangement:
    return moves.remove_area(front, words[0])


_STEPS: Final[Mapping[str, Step]] = {
    "put": _put,
    "unpin": _unpin,
    "up": _up,
    "down": _down,
    "word": _word,
    "area": _area,
    "add": _add,
    "raise": _raise,
    "lower": _lower,
    "remove": _remove,
}
