"""Sources in a document: those that a block was born with, and those declared later.

A block's attribute `sources` holds the first, the root `edges` the second, under
`<block>/<key of the edge>`; an empty entry there says that this edge is off. Of the entries for one
key that of the block itself decides, then those of the blocks that were joined into it, of which an
empty one wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import uuid4

import orjson
from django.utils.translation import gettext_noop as _
from pydantic import ValidationError

from dateline.stories.coediting.problems import Problem
from dateline.stories.coediting.structure import EMPTY_LIST, string
from dateline.stories.drafts import SourceDraft

MOST_EDGES: Final = 50
_FIELDS: Final = frozenset(SourceDraft.model_fields)
Keyed = dict[str, SourceDraft]
Entries = Mapping[str, Mapping[str, object]]
"""The root `edges` by block, then by key."""


def by_block(edges: Mapping[str, object]) -> Entries:
    """Return the entries of the root `edges` by block and key, keys in their order."""
    found: dict[str, dict[str, object]] = {}
    for name in sorted(edges):
        block, _, key = name.partition("/")
        found.setdefault(block, {})[key] = edges[name]
    return found


def read_edges(
    born: object, block: str, absorbed: Iterable[str], entries: Entries, problems: list[Problem]
) -> Keyed:
    """Return the sources that a block has, in order, by key.

    Args:
        born: its attribute `sources`.
        problems: what could not be read is added here.
    """
    found: Keyed = {}
    for data in _listed(born):
        _add(found, data, problems)
    for block_id in (*absorbed, block):
        for key, value in entries.get(block_id, {}).items():
            _apply(found, key, value, problems)
    off = {key for one in absorbed for key, value in entries.get(one, {}).items() if value == ""}
    own = entries.get(block, {})
    kept = {key: source for key, source in found.items() if key not in off or own.get(key)}
    if len(kept) > MOST_EDGES:
        more = _("A block has more than %s sources: the last are left out.")
        problems.append(Problem(more, (str(MOST_EDGES),)))
    return dict(list(kept.items())[:MOST_EDGES])


def _listed(born: object) -> Iterator[object]:
    try:
        data = orjson.loads(string(born) or EMPTY_LIST)
    except orjson.JSONDecodeError:
        return
    if isinstance(data, list):
        yield from data


def _apply(found: Keyed, key: str, value: object, problems: list[Problem]) -> None:
    if value == "":
        found.pop(key, None)
        return
    try:
        data = orjson.loads(string(value))
    except orjson.JSONDecodeError:
        data = None
    _add(found, data, problems, key=key)


def _add(found: Keyed, data: object, problems: list[Problem], *, key: str = "") -> None:
    try:
        fields = dict(data) if isinstance(data, dict) else {}
        source = SourceDraft.model_validate({k: v for k, v in fields.items() if k in _FIELDS})
    except ValidationError:
        problems.append(Problem(_("A source could not be read and was left out.")))
        return
    found[key or key_of(source, string(fields.get("key")))] = source


def key_of(source: SourceDraft, given: str = "") -> str:
    """Return the key of an edge: its target, or for what has none the key that it was given."""
    match source.kind:
        case "wire":
            return f"wire:{source.item_version}:{source.paragraph}"
        case "translation":
            return f"translation:{source.source_block}"
        case _:
            return given or f"{source.kind}:{source.note}:{source.url}:{source.person}"


def with_keys(wanted: Iterable[SourceDraft], present: Keyed) -> Keyed:
    """Return sources by key; one that is there already keeps its key."""
    keys = {source: key for key, source in present.items()}
    keyed: Keyed = {}
    for source in wanted:
        fresh = f"{source.kind}:{uuid4().hex}"
        keyed[keys.get(source) or key_of(source, fresh)] = source
    return keyed


def born_json(keyed: Keyed) -> str:
    """Return the attribute `sources` of a block that has these."""
    return orjson.dumps([_data(key, source) for key, source in keyed.items()]).decode()


def entry_json(key: str, source: SourceDraft) -> str:
    """Return the entry of the root `edges` that declares a source."""
    return orjson.dumps(_data(key, source)).decode()


def _data(key: str, source: SourceDraft) -> dict[str, Any]:
    data = source.model_dump(mode="json", exclude_defaults=True)
    return data if source.kind in ("wire", "translation") else {**data, "key": key}
