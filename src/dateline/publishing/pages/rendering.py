"""Rendering the pages that wait, the most urgent first, until none is left."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Final

from django.db import DatabaseError, transaction

from dateline.ground import events
from dateline.ground.precedence import going_first
from dateline.publishing import listings
from dateline.publishing.assemble.memo import Memo
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.canonical import sha256_hex
from dateline.publishing.delivery import Content, Store
from dateline.publishing.events import PagesRendered

from . import keys, queue
from .delivering import Delivery
from .marking import mark_changes
from .outputs import Spec, Urgency, listings_of, output_of
from .purging import want_purged
from .reads import Reads
from .templates import version

_FEW: Final = 16
_LONGEST_REST_SECONDS: Final = 2.0


def render_waiting(stores: Sequence[Store]) -> int:
    """Mark what changed and render until nothing waits; return how many pages were rendered.

    A page is rendered when it is in every store. Where one is away the others have it all the same,
    and the page is tried again, later each time.

    Any number of workers may do this at once. What they leave when they are killed still waits,
    and is rendered by whoever comes next.
    """
    total = 0
    while True:
        with ExitStack() as precedence:
            precedence.enter_context(going_first())
            mark_changes()
            rendered = _render_batch(stores, precedence)
        if not rendered:
            return total
        total += len(rendered)


def render_redone(
    stores: Sequence[Store], *, share: float, told: Callable[[int], object] = lambda _: None
) -> int:
    """Render what waits, and then what is only to be made anew, at a rate that leaves room.

    Before each few pages whatever is news by then goes first.

    Args:
        share: how much of the time may be spent on it, more than 0 and at most 1.
        told: called with how many pages were rendered since the last call.
    """
    total = 0
    while True:
        total += render_waiting(stores)
        start = time.monotonic()
        rendered = _render_batch(stores, redo=True)
        if not rendered:
            return total
        total += len(rendered)
        told(len(rendered))
        spent = time.monotonic() - start
        time.sleep(min(spent * (1 - share) / share, _LONGEST_REST_SECONDS))


@transaction.atomic
def _render_batch(
    stores: Sequence[Store], precedence: ExitStack | None = None, *, redo: bool = False
) -> list[queue.Rendered]:
    # Whoever marks what changed waits for pages that are held: of the less urgent ones few are.
    taken = queue.take(_FEW if redo else queue.BATCH, redo=redo)
    memo = Memo()
    # What each page depends on is noted when it asks for it.
    Reader(memo, Reads()).windows(listings_of([page.spec for page in taken]), listings.PAGE)
    # Pages are compressed and sent while the next are being rendered; files come into place in the
    # order of urgency all the same.
    with Delivery(stores) as delivery:
        batch = []
        for page in taken:
            if precedence and page.urgency > Urgency.SITEMAP:
                # What readers see is there: other jobs of this worker go on.
                precedence.close()
            batch.append(_render(page, memo, delivery))
    for rendered in batch:
        rendered.settle()
    if batch:
        # The files are in place; now they become safe, and only then is the work called done.
        for store in stores:
            store.settle()
        queue.note(batch)
        _tell(batch)
        want_purged([one.page.spec.path for one in batch if one.is_old_in_caches])
    return batch


def _render(page: queue.Taken, memo: Memo, delivery: Delivery) -> queue.Rendered:
    rendered = queue.Rendered(page)
    try:
        reads = Reads()
        content = make(page.spec, memo, reads)
        rendered.reads = reads.keys
        if content is None:
            rendered.deliveries = delivery.remove(page.spec.path, sequence=page.sequence)
        else:
            rendered.sha256, rendered.status = sha256_hex(content.body), content.status
            rendered.deliveries = delivery.put(
                content, sequence=page.sequence, is_new=rendered.sha256 != page.sha256
            )
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a template may raise
        # One bad page must not hold up the others: the old one stays, and the reason is kept.
        rendered.fail(error)
    return rendered


def make(spec: Spec, memo: Memo, reads: Reads) -> Content | None:
    """Return what a page is to hold now, and record what it read; None: there is to be none."""
    kind = output_of(spec.output)
    if kind.follows_templates:
        reads.add(keys.template(version()))
    made = kind.make(spec, Reader(memo, reads))
    return Content(spec.path, made.body, made.status) if made else None


def _tell(batch: list[queue.Rendered]) -> None:
    changed: dict[str, list[str]] = {}
    for rendered in batch:
        if rendered.is_changed:
            changed.setdefault(rendered.page.spec.service, []).append(rendered.page.spec.path)
    for service, paths in changed.items():
        events.publish(PagesRendered(service=service, paths=tuple(paths)))
