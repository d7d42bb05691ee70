"""Rendering the pages that wait, the most urgent first, until none is left."""

from __future__ import annotations

import logging
from typing import Final

from django.db import DatabaseError, transaction

from dateline.ground import events
from dateline.publishing.assemble.memo import Memo
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.canonical import sha256_hex
from dateline.publishing.delivery import Content, Store
from dateline.publishing.events import PagesRendered

from . import keys, queue
from .marking import mark_changes
from .outputs import Spec, output_of
from .reads import Reads
from .templates import version

_log: Final = logging.getLogger(__name__)


def render_waiting(store: Store) -> int:
    """Mark what changed and render until nothing waits; return how many pages were rendered.

    Any number of workers may do this at once. What they leave when they are killed still waits,
    and is rendered by whoever comes next.
    """
    total = 0
    while True:
        mark_changes()
        rendered = _render_batch(store)
        if not rendered:
            return total
        total += len(rendered)


@transaction.atomic
def _render_batch(store: Store) -> list[queue.Rendered]:
    taken = queue.take()
    memo = Memo()
    batch = [_render(page, memo, store) for page in taken]
    if batch:
        # The files are in place; now they become safe, and only then is the work called done.
        store.settle()
        queue.note(batch)
        _tell(batch)
    return batch


def _render(page: queue.Taken, memo: Memo, store: Store) -> queue.Rendered:
    reads = Reads()
    rendered = queue.Rendered(page, reads=reads.keys)
    try:
        content = make(page.spec, memo, reads)
        if content is None:
            store.remove(page.spec.path, sequence=page.sequence)
        else:
            store.put(content, sequence=page.sequence)
            rendered.sha256, rendered.status = sha256_hex(content.body), content.status
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a template or a disk may raise
        # One bad page must not hold up the others: the old one stays, and the reason is kept.
        _log.exception("The page %s cannot be rendered; the old one stays", page.spec.path)
        rendered.failure = f"{type(error).__name__}: {error}"
    return rendered


def make(spec: Spec, memo: Memo, reads: Reads) -> Content | None:
    """Return what a page is to hold now, and record what it read; None: there is to be none."""
    reads.add(keys.template(version()))
    made = output_of(spec.output).make(spec, Reader(memo, reads))
    return Content(spec.path, made.body, made.status) if made else None


def _tell(batch: list[queue.Rendered]) -> None:
    changed: dict[str, list[str]] = {}
    for rendered in batch:
        if rendered.is_changed:
            changed.setdefault(rendered.page.spec.service, []).append(rendered.page.spec.path)
    for service, paths in changed.items():
        events.publish(PagesRendered(service=service, paths=tuple(paths)))
