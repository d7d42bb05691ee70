"""An article's revisions, and two of them compared."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dateline.stories.blocks import words
from dateline.stories.models import Article, Revision
from dateline.stories.snapshots import Snapshot
from dateline.web.newsroom.access import StaffRequest, find_article, member
from dateline.web.newsroom.differences import Part, word_changes

_FIELDS = ("headline", "short_headline", "deck", "slug", "dateline", "section")


@dataclass(frozen=True, slots=True)
class Compared:
    """One field (by its name) or block of two revisions."""

    field: str
    kind: str
    parts: tuple[Part, ...]

    @property
    def changed(self) -> bool:
        """Whether it differs."""
        return any(part.change != "same" for part in self.parts)


@require_GET
@member
def history(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """List the revisions; `?from=&to=` compares two, by default the last with the one before."""
    article = find_article(article_id)
    revisions = list(article.revisions.select_related("created_by").order_by("-number"))
    newer = _chosen(revisions, request.GET.get("to", ""), 0)
    older = _chosen(revisions, request.GET.get("from", ""), 1)
    context = {
        "article": article,
        "revisions": revisions,
        "newer": newer,
        "older": older,
        "compared": _compare(older, newer) if newer else [],
        "publications": _publications(article),
    }
    return render(request, "newsroom/articles/history.html", context)


def _publications(article: Article) -> dict[int, str]:
    rows = article.publications.filter(revision__isnull=False)
    return dict(rows.values_list("revision__number", "kind"))


def _chosen(revisions: list[Revision], number: str, otherwise: int) -> Revision | None:
    by_number = {str(revision.number): revision for revision in revisions}
    fallback = revisions[otherwise] if otherwise < len(revisions) else None
    return by_number.get(number, fallback)


def _compare(older: Revision | None, newer: Revision) -> list[Compared]:
    after = newer.snapshot
    before = older.snapshot if older else None
    fields = [
        Compared(name, "field", _parts(getattr(before, name, "") or "", getattr(after, name)))
        for name in _FIELDS
    ]
    return [one for one in fields if one.parts] + list(_blocks(before, after))


def _blocks(before: Snapshot | None, after: Snapshot) -> list[Compared]:
    old = {block.id: block for block in before.blocks} if before else {}
    kept = {block.id for block in after.blocks}
    compared = [
        Compared(
            "",
            block.content.kind,
            _parts(words(old[block.id].content) if block.id in old else "", words(block.content)),
        )
        for block in after.blocks
    ]
    gone = [block for key, block in old.items() if key not in kept]
    return compared + [
        Compared("", block.content.kind, _parts(words(block.content), "")) for block in gone
    ]


def _parts(before: str, after: str) -> tuple[Part, ...]:
    return word_changes(before, after)
