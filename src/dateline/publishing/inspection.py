"""Whether every page of a store is what would be rendered now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Final

from dateline.publishing.assemble.memo import Memo
from dateline.publishing.delivery import Content, Store
from dateline.publishing.models import Page
from dateline.publishing.pages import specs
from dateline.publishing.pages.outputs import Spec
from dateline.publishing.pages.reads import Reads
from dateline.publishing.pages.rendering import make

_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """A path or file of the site, and what is wrong with it."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


def verify_site(
    store: Store, *, told: Callable[[int], object] = lambda _: None
) -> Iterator[Difference]:
    """Yield what differs from what would be rendered, what is missing and what has no page.

    News may be published meanwhile: a page that differs is looked at once more before it is named.

    Args:
        told: called with how many pages were compared since the last call.
    """
    known: set[str] = set()
    pages = Page.objects.order_by("id").iterator(chunk_size=_AT_ONCE)
    with ThreadPoolExecutor(store.at_once, "verify") as readers:
        while batch := list(islice(pages, _AT_ONCE)):
            known.update(page.path for page in batch)
            present = readers.map(store.read, [page.path for page in batch])
            yield from _of_batch(batch, list(present), store)
            told(len(batch))
    for path in store.paths():
        if path not in known and not Page.objects.filter(path=path).exists():
            yield Difference(path, "no page of the database has this path")
    # Those that site and services have anyway are added by the house-keeping of pages.
    for spec in specs.archive():
        if spec.path not in known and make(spec, Memo(), Reads()) is not None:
            yield Difference(spec.path, "this page was never asked for")
    for file in store.strangers():
        yield Difference(file, "this file was not put here by Dateline")


def _of_batch(
    batch: Sequence[Page], present: Sequence[Content | None], store: Store
) -> Iterator[Difference]:
    memo = Memo()
    for page, content in zip(batch, present, strict=True):
        if content != make(_spec(page), memo, Reads()):
            yield from _looked_at_again(page, store)
        else:
            for copy in store.bad_copies(page.path):
                yield Difference(copy, "the copy holds something else than its file")


def _looked_at_again(page: Page, store: Store) -> Iterator[Difference]:
    page.refresh_from_db()
    if page.failure:
        yield Difference(page.path, f"could not be replaced: {page.failure}")
        return
    if page.wanted > page.rendered:
        yield Difference(page.path, "is waiting to be rendered")
        return
    wanted, present = make(_spec(page), Memo(), Reads()), store.read(page.path)
    if wanted is None and present is not None:
        yield Difference(page.path, "there should be no such page any more")
    elif wanted is not None and present is None:
        yield Difference(page.path, "the page is missing")
    elif wanted != present:
        yield Difference(page.path, "the file is another than would be rendered now")


def _spec(page: Page) -> Spec:
    return Spec(page.path, page.output, page.service_code, page.subject)
