"""Whether every file of the site is what would be rendered now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.publishing.assemble.memo import Memo
from dateline.publishing.delivery.folder import Folder
from dateline.publishing.delivery.folder.inspection import bad_copies, strangers
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


def verify_site(store: Folder) -> Iterator[Difference]:
    """Yield what differs from what would be rendered, what is missing and what has no page."""
    known = set()
    memo = Memo()
    for number, page in enumerate(Page.objects.order_by("id").iterator(chunk_size=_AT_ONCE)):
        if number % _AT_ONCE == 0:
            memo = Memo()
        known.add(page.path)
        yield from _differences(page, memo, store)
    for path in store.paths():
        if path not in known:
            yield Difference(path, "no page of the database has this path")
    for spec in specs.archive():
        if spec.path not in known and make(spec, Memo(), Reads()) is not None:
            yield Difference(spec.path, "this page was never asked for")
    for file in strangers(store):
        yield Difference(str(file), "this file was not put here by Dateline")


def _differences(page: Page, memo: Memo, store: Folder) -> Iterator[Difference]:
    wanted = make(Spec(page.path, page.output, page.service_code, page.subject), memo, Reads())
    present = store.read(page.path)
    if wanted is None and present is not None:
        yield Difference(page.path, "there should be no such page any more")
    elif wanted is not None and present is None:
        yield Difference(page.path, "the page is missing")
    elif wanted != present:
        yield Difference(page.path, "the file is another than would be rendered now")
    for copy in bad_copies(store, page.path):
        yield Difference(str(copy), "the copy holds something else than its file")
