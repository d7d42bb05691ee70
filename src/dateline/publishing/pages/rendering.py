"""Rendering the pages that wait, the most urgent first, until none is left."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

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
    # One thread compresses and writes a page while the next is being rendered; files come into
    # place in the order of urgency all the same.
    with ThreadPoolExecutor(1, "delivery") as delivery:
        batch = [_render(page, memo, store, delivery) for page in taken]
    for rendered in batch:
        rendered.settle()
    if batch:
        # The files are in place; now they become safe, and only then is the work called done.
        store.settle()
        queue.note(batch)
        _tell(batch)
    return batch


def _render(
    page: queue.Taken, memo: Memo, store: Store, delivery: ThreadPoolExecutor
) -> queue.Rendered:
    rendered = queue.Rendered(page)
    try:
        reads = Reads()
        content = make(page.spec, memo, reads)
        rendered.reads = reads.keys
        if content is None:
            rendered.delivery = delivery.submit(
                store.remove, page.spec.path, sequence=page.sequence
            )
        else:
            rendered.sha256, rendered.status = sha256_hex(content.body), content.status
            rendered.delivery = delivery.submit(store.put, content, sequence=page.sequence)
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a template may raise
        # One bad page must not hold up the others: the old one stays, and the reason is kept.
        rendered.fail(error)
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
