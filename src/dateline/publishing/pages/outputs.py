"""The kinds of pages, by name: who makes each, and how urgent it is.

Later domains add kinds of their own by `output`, as alerts does with the live file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from dateline.publishing.assemble.reader import Reader


@dataclass(frozen=True, slots=True)
class Spec:
    """Which page is to be made: `subject` says of what, in the words of its output."""

    path: str
    output: str
    service: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What a page is to hold; 410 marks the notice of a withdrawal."""

    body: bytes
    status: Literal[200, 410] = 200


Maker = Callable[[Spec, "Reader"], Made | None]
# Gives the key of the list whose newest articles a page shows; "" where it shows other ones.
ListingOf = Callable[[Spec], str]


class Urgency:
    """The order in which pages are rendered; lower goes first."""

    NOW: Final = 0
    FRONT: Final = 1
    LIST: Final = 2
    FEED: Final = 3
    SISTER: Final = 4
    SITEMAP: Final = 5
    LEDGER: Final = 6
    # What says again what the pages before it say: feeds of lists, text editions of lists.
    AGAIN: Final = 7
    # What other systems fetch; a withdrawal goes to them at once all the same.
    PARTNER: Final = 8
    BACKGROUND: Final = 9
    # Nothing of it changed but the templates, or somebody wants all of it anew: news goes first.
    REDONE: Final = 12


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of page: its maker returns None where there is to be no such page any more.

    A kind that does not follow the templates stays as it is when these change: it is dear to make
    and nothing of them is in it. The lists of a batch of pages (`listing`) are read together.
    """

    name: str
    urgency: int
    make: Maker
    follows_templates: bool = True
    listing: ListingOf | None = None


_outputs: Final[dict[str, Output]] = {}


def output(
    name: str, *, urgency: int, follows_templates: bool = True, listing: ListingOf | None = None
) -> Callable[[Maker], Maker]:
    """Register the function that makes the pages of a kind."""

    def register(make: Maker) -> Maker:
        _outputs[name] = Output(name, urgency, make, follows_templates, listing)
        return make

    return register


def of_service(spec: Spec) -> str:
    """Return the key of the list of all articles of the page's service."""
    return spec.service


def of_subject(spec: Spec) -> str:
    """Return the key of the list that the subject names as `kind/slug`."""
    return f"{spec.service}/{spec.subject}"


def of_kind(kind: str) -> ListingOf:
    """Return a function for pages of lists of a kind: the subject is the slug.

    Full pages, with their number after #, do not show the newest.
    """
    return lambda spec: "" if "#" in spec.subject else f"{spec.service}/{kind}/{spec.subject}"


def listings_of(specs: Iterable[Spec]) -> list[str]:
    """Return the lists whose newest articles these pages show."""
    found = (
        kind.listing(spec)
        for spec in specs
        if (kind := _outputs.get(spec.output)) is not None and kind.listing is not None
    )
    return sorted({listing for listing in found if listing})


def output_of(name: str) -> Output:
    """Return a kind of page by its name.

    Raises:
        KeyError: no part of this installation makes such pages.
    """
    return _outputs[name]


def lasting() -> list[str]:
    """Return the names of the kinds that do not follow the templates."""
    return [one.name for one in _outputs.values() if not one.follows_templates]
