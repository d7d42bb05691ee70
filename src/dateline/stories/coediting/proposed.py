"""Suggested values of headline, short headline and deck, as the root `proposed` holds them.

Each is the entry `<line>/<person>` with a value and a time as JSON. The article has none of them: a
browser that accepts one writes it into the line. Here is said which entries are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from dateline.stories.coediting.structure import LINES, string

MOST_PROPOSALS: Final = 60
_MOST_CHARACTERS: Final = 2_000
# A character is at most two escapes of six in JSON (RFC 8259 section 7).
_MOST_JSON: Final = 12 * _MOST_CHARACTERS + 200


class _Entry(BaseModel):
    """More than a line can have may be proposed: what is accepted is cut, and that is told."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    value: Annotated[str, Field(max_length=_MOST_CHARACTERS, strict=True)]
    at: AwareDatetime


@dataclass(frozen=True, slots=True)
class LineProposal:
    """That somebody proposes a value of a line; `name` is that of its entry."""

    name: str
    line: str
    person: UUID
    value: str


def read_proposals(entries: Mapping[str, object]) -> tuple[list[LineProposal], list[str]]:
    """Return the proposals of a document by their names, and the names of entries that are none.

    Entries beyond `MOST_PROPOSALS` are none.
    """
    found: list[LineProposal] = []
    unsound: list[str] = []
    for name in sorted(entries):
        proposal = _proposal(name, string(entries[name]))
        if proposal and len(found) < MOST_PROPOSALS:
            found.append(proposal)
        else:
            unsound.append(name)
    return found, unsound


def _proposal(name: str, said: str) -> LineProposal | None:
    line, _, person = name.partition("/")
    if line not in LINES or len(said) > _MOST_JSON:
        return None
    try:
        pk, entry = UUID(person), _Entry.model_validate_json(said)
    except ValueError:
        return None
    return LineProposal(name, line, pk, entry.value) if str(pk) == person else None
