"""Reading for a page: every method notes what the page depends on from then on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Final, TypeVar, cast
from uuid import UUID

from dateline.languages.models import Service
from dateline.media.models import Picture
from dateline.publishing.documents import Document
from dateline.publishing.fronts.rankings import Ranking
from dateline.publishing.models import PublicArticle
from dateline.publishing.pages import keys
from dateline.publishing.pages.reads import Reads

from .facts import FrontFacts, ServiceFacts, load_front
from .memo import Memo, Shown, load_documents, read_document
from .services import ServiceStamp, load_services, load_stamps
from .windows import load_before, load_range, load_stories, load_windows

# So many times what is wanted is looked through where articles were withdrawn from a list.
_GAPS: Final = 3
_GROWING: Final = 20
Made = TypeVar("Made")
# The columns of `Shown` but its place. Rows of models would take thrice the time in sitemaps.
_SHOWN: Final = ("article_id", "story_id", "service_id", "path", "publication_id", "modified")


class Reader:
    """What one page reads; the reads of its batch are shared."""

    def __init__(self, memo: Memo, reads: Reads) -> None:
        self._memo = memo
        self._reads = reads

    def depends_on(self, *names: str) -> None:
        """Note keys that the page depends on without reading them here."""
        self._reads.add(*names)

    def service(self, code: str) -> ServiceFacts:
        """Return a service with its sections.

        Raises:
            Service.DoesNotExist: there is none of this code.
        """
        self._reads.add(keys.service(code))
        if code not in self._memo.services:
            stamp = self._stamps().get(code)
            if stamp is None:
                raise Service.DoesNotExist(code)
            self._memo.services |= load_services([stamp])
        return self._memo.services[code]

    def services(self) -> tuple[ServiceFacts, ...]:
        """Return the services that publish, in their order."""
        self._reads.add(keys.SERVICES)
        active = [one.code for one in self._stamps().values() if one.is_active]
        self._read_ahead(active)
        return tuple(self.service(code) for code in active)

    def _stamps(self) -> dict[str, ServiceStamp]:
        if self._memo.stamps is None:
            self._memo.stamps = load_stamps()
        return self._memo.stamps

    def once(self, name: Hashable, make: Callable[[Reader], Made]) -> Made:
        """Return what several pages of a batch show alike: it is made for the first of them.

        Every one of them depends on all that it was made of.
        """
        known = self._memo.made.get(name)
        if known is None:
            reads = Reads()
            known = (make(Reader(self._memo, reads)), frozenset(reads.keys))
            self._memo.made[name] = known
        self._reads.add(*known[1])
        # By its name it is what this function made.
        return cast(Made, known[0])

    def name(self, key: str, load: Callable[[], str | None]) -> str | None:
        """Return the name that a key stands for, read at most once; None where there is none."""
        self._reads.add(key)
        if key not in self._memo.names:
            self._memo.names[key] = load()
        return self._memo.names[key]

    def article(self, article_id: UUID) -> PublicArticle | None:
        """Return what readers have of an article, also when that is a notice."""
        self._reads.add(keys.article(article_id))
        if article_id not in self._memo.articles:
            rows = PublicArticle.objects.select_related("publication")
            found = rows.filter(pk=article_id).first()
            if found and found.standing:
                read_document(found.publication)
            self._memo.articles[article_id] = found
        return self._memo.articles[article_id]

    def growing(self, code: str) -> tuple[tuple[UUID, int], ...]:
        """Return the live reports of a service, each with the number of its newest entry.

        Those that changed last, and so many that the live file stays small.
        """
        self._reads.add(keys.growing(code))
        rows = PublicArticle.objects.filter(
            service=code, standing=True, genre__in=("live", "live-from-start")
        )
        return tuple(rows.order_by("-modified").values_list("pk", "last_entry")[:_GROWING])

    def articles(self, ids: Collection[UUID], service: str) -> dict[UUID, Shown]:
        """Return those of these articles of a service that readers have."""
        self._reads.add(*(keys.article(pk) for pk in ids))
        if not ids:
            return {}
        rows = PublicArticle.objects.filter(pk__in=ids, service=service, standing=True)
        found = (self._memo.as_first_read(Shown(*row)) for row in rows.values_list(*_SHOWN))
        return {one.article: one for one in found}

    def ranked(self, ranking: Ranking, code: str) -> tuple[Shown, ...]:
        """Return the stories of a ranking that readers of the service have, the first first."""
        self._reads.add(ranking.key(code))
        ids = ranking.articles(code)
        standing = self.articles(ids, code)
        return tuple(standing[pk] for pk in ids if pk in standing)

    def front(self, code: str) -> FrontFacts:
        """Return how the front of a service is arranged."""
        self._reads.add(keys.front(code))
        if code not in self._memo.fronts:
            self._memo.fronts[code] = load_front(code)
        return self._memo.fronts[code]

    def window(self, listing: str, most: int) -> tuple[Shown, ...]:
        """Return the newest of a list, newest first."""
        return self.windows([listing], most)[listing]

    def windows(self, listings: Sequence[str], most: int) -> dict[str, tuple[Shown, ...]]:
        """Return the newest of each list, newest first."""
        self._reads.add(*(keys.listing(listing) for listing in listings))
        known = self._memo.windows
        missing = [listing for listing in listings if known.get(listing, (0,))[0] < most]
        if missing:
            loaded = load_windows(missing, most)
            for listing, shown in loaded.items():
                known[listing] = (most, tuple(map(self._memo.as_first_read, shown)))
        return {listing: self._noted(known[listing][1][:most]) for listing in listings}

    def range(self, listing: str, first: int, last: int) -> tuple[Shown, ...]:
        """Return those of a list between two positions, newest first."""
        shown = load_range(listing, first, last)
        return self._noted(tuple(map(self._memo.as_first_read, shown)))

    def before(self, listing: str, article_id: UUID, most: int) -> tuple[Shown, ...]:
        """Return those of a list that were put into it just before an article, newest first.

        What comes into the list later changes nothing of that, so the page does not depend on the
        list: only on these articles, and on those between that may be shown again.
        """
        found: list[Shown] = []
        for one, is_shown in load_before(listing, article_id, _GAPS * most):
            if len(found) == most:
                break
            self._reads.add(keys.article(one.article))
            if is_shown:
                found.append(self._memo.as_first_read(one))
        return tuple(found)

    def story(self, story_id: UUID) -> tuple[Shown, ...]:
        """Return the articles of a story that readers have, in the order of the services."""
        self._reads.add(keys.story(story_id))
        return self.stories([story_id])[story_id]

    def stories(self, story_ids: Collection[UUID]) -> dict[UUID, tuple[Shown, ...]]:
        """Return the same for many stories; the caller says what the page depends on."""
        missing = [pk for pk in story_ids if pk not in self._memo.stories]
        if missing:
            found: dict[UUID, list[Shown]] = {pk: [] for pk in missing}
            for row in load_stories(missing):
                one = self._memo.as_first_read(row)
                found[one.story].append(one)
            self._memo.stories |= {pk: tuple(rows) for pk, rows in found.items()}
            self._read_ahead({one.service for some in found.values() for one in some})
        return {pk: self._memo.stories[pk] for pk in story_ids}

    def _read_ahead(self, codes: Collection[str]) -> None:
        """Read at once the services that pages of a story show one by one."""
        if missing := [code for code in codes if code not in self._memo.services]:
            stamps = self._stamps()
            self._memo.services |= load_services([stamps[code] for code in missing])

    def documents(self, shown: Sequence[Shown]) -> list[tuple[Shown, Document]]:
        """Return what was published of each of these, in their order."""
        documents = load_documents({one.publication for one in shown})
        return [(one, documents[one.publication]) for one in shown]

    def pictures(self, ids: Collection[UUID]) -> dict[UUID, Picture]:
        """Return pictures by id, those that there are."""
        self._reads.add(*(keys.picture(pk) for pk in ids))
        missing = [pk for pk in ids if pk not in self._memo.pictures]
        if missing:
            self._memo.pictures |= dict.fromkeys(missing)
            self._memo.pictures |= Picture.objects.in_bulk(missing)
        found = ((pk, self._memo.pictures[pk]) for pk in ids)
        return {pk: picture for pk, picture in found if picture is not None}

    def _noted(self, shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
        self._reads.add(*(keys.article(one.article) for one in shown))
        return shown
