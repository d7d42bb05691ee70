"""Whose work a change is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pycrdt import Doc, XmlElement

from dateline.accounts.models import User
from dateline.stories.coediting.log import Update
from dateline.stories.coediting.structure import roots_of, string


@dataclass(frozen=True, slots=True)
class Hands:
    """Who made a draft: one person, or those whose updates touched each block of a document."""

    by: User | None = None
    touched: Mapping[UUID, Sequence[UUID]] | None = None
    contributors: Sequence[UUID] = ()

    def of(self, block: UUID | None) -> Sequence[UUID]:
        """Return who worked on a block."""
        if self.touched is not None:
            return self.touched.get(block, ()) if block else ()
        return [self.by.pk] if self.by else []


@dataclass(slots=True)
class Replay:
    """Applies updates one by one and notes which blocks each person touched."""

    doc: Doc[Any]
    touched: dict[UUID, dict[UUID, None]] = field(default_factory=dict)
    people: dict[UUID, None] = field(default_factory=dict)

    def run(self, updates: Sequence[Update]) -> None:
        """Apply updates in their order."""
        body = roots_of(self.doc).body
        seen: list[XmlElement] = []
        watch = body.observe_deep(lambda events: seen.extend(_elements(body, events)))
        for update in updates:
            seen.clear()
            self.doc.apply_update(update.data)
            if update.person is not None:
                self._note(seen, update.person)
        body.unobserve(watch)

    def _note(self, elements: Sequence[XmlElement], person: UUID) -> None:
        self.people.pop(person, None)
        self.people[person] = None
        for element in elements:
            try:
                block = UUID(string(element.attributes.get("id")))
            except ValueError:
                continue
            self.touched.setdefault(block, {})[person] = None

    def hands(self) -> Hands:
        """Return whose work it was; who came last is named as the one who made it."""
        people = list(self.people)
        return Hands(
            by=User.objects.filter(pk=people[-1]).first() if people else None,
            touched={block: list(those) for block, those in self.touched.items()},
            contributors=people,
        )


def _elements(body: Any, events: Sequence[Any]) -> list[XmlElement]:
    found: list[XmlElement] = []
    for event in events:
        path = event.path
        if path:
            found.append(body.children[path[0]])
        else:
            inserted = (part.get("insert", []) for part in event.delta)
            found.extend(child for some in inserted for child in some)
    return [element for element in found if isinstance(element, XmlElement)]
