"""What in a document an article cannot have, as sentences for whoever has it open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence that is told to each person in their own language.

    `message` is in English, marked for translation, with a `%s` for each of the values.
    """

    message: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.message % self.values if self.values else self.message
