"""Changes of a front as sentences."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.publishing.assemble.memo import load_documents
from dateline.publishing.fronts.arrangement import Arrangement
from dateline.publishing.fronts.differences import Change, changes
from dateline.publishing.models import PublicArticle

from .sources import Sources


def told_changes(old: Arrangement, new: Arrangement, sources: Sources) -> list[str]:
    """Return what was changed from one arrangement to another, a sentence each."""
    found = changes(old, new)
    headlines = _headlines(one.article for one in found if one.article)
    return [_sentence(one, sources, headlines) for one in found]


def _sentence(change: Change, sources: Sources, headlines: dict[UUID, str]) -> str:
    words = {"area": sources.title(change.area), "source": sources.name(change.area.source)}
    if change.article:
        words["story"] = headlines.get(change.article) or _("a story that was withdrawn")
    if change.before:
        words["before"] = sources.title(change.before)
    return _pattern(change) % words


def _pattern(change: Change) -> str:
    match change.kind:
        case "area-added":
            return _("Added: %(area)s")
        case "area-removed":
            return _("Removed: %(area)s")
        case "area-moved":
            return _("Moved: %(area)s")
        case "area-changed":
            return _("Set otherwise: %(area)s (%(source)s)")
        case "pinned":
            return _("Pinned in %(area)s: “%(story)s”")
        case "unpinned":
            return _("Unpinned from %(area)s: “%(story)s”")
        case "moved":
            return _("Moved from %(before)s to %(area)s: “%(story)s”")
        case _:
            return _("Other words or another end in %(area)s: “%(story)s”")


def _headlines(articles: Iterable[UUID]) -> dict[UUID, str]:
    rows = PublicArticle.objects.filter(pk__in=set(articles), standing=True)
    shown = dict(rows.values_list("publication_id", "pk"))
    documents = load_documents(list(shown))
    return {shown[pk]: document.headline for pk, document in documents.items()}
