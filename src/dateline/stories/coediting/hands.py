"""Whose work a change is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pycrdt import Doc, XmlElement

from dateline.accounts.models import User
from dateline.stories.coediting.log import Update
from dateline.stories.coediting.losses import Losses
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
    losses: Losses = field(default_factory=Losses)

    def catch_up(self, updates: Sequence[Update]) -> None:
        """Apply updates of which it is known whose work they are."""
        with self.doc.transaction():
            for update in updates:
                self.doc.apply_update(update.data)
                self.losses.see(update)

    def run(self, updates: Sequence[Update]) -> None:
        """Apply updates in their order."""
        body = roots_of(self.doc).body
        seen: list[XmlElement] = []
        deleted: list[bytes] = []
        watch = body.observe_deep(lambda events: seen.extend(_elements(body, events)))
        all_of_it = self.doc.observe(lambda event: deleted.append(event.delete_set))
        for update in updates:
            seen.clear()
            deleted.clear()
            self.doc.apply_update(update.data)
            self.losses.see(update, *deleted[:1])
            if update.person is not None:
                self._note(seen, update.person)
        self.doc.unobserve(all_of_it)
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
