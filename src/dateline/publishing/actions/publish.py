"""Publishing an article, for the first time or again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.desk.policies import demand_second_eyes
from dateline.ground import events
from dateline.publishing import addresses, ledger
from dateline.publishing.actions.authors import enroll_authors
from dateline.publishing.actions.calling_off import call_off
from dateline.publishing.actions.effects import show_change
from dateline.publishing.assemble.memo import keep_document
from dateline.publishing.checks import problems
from dateline.publishing.documents import Document, NoteWords, compose
from dateline.publishing.documents.compose import Times, writers_of
from dateline.publishing.documents.entries import entries_of
from dateline.publishing.errors import BadNote, NewerPublished, NotReady, OtherRevision
from dateline.publishing.events import ArticlePublished
from dateline.publishing.models import Kind, NoteKind, PublicArticle, Publication
from dateline.publishing.policies import demand_publish
from dateline.publishing.queries import (
    entries_told,
    notes_of,
    public_article,
    shown_by_sisters,
)
from dateline.publishing.search import index_document
from dateline.stories.actions import set_state
from dateline.stories.credit import credit_of
from dateline.stories.models import Article, Revision, State

MOST_NOTE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Note:
    """What readers shall be told of an update, in the language of the service."""

    kind: NoteKind
    text: str


@transaction.atomic
def publish_article(
    *,
    article: Article,
    revision: Revision,
    by: User | None,
    note: Note | None = None,
    override: str = "",
    scheduled: bool = False,
) -> Publication:
    """Give readers a revision of an article, and return its publication.

    When readers have this very revision already, and the note with it if there is one, its
    publication is returned and nothing is done: whoever comes second sees who was first in
    `publication.by` and `.at`. Notes stay on the page, dated, until the article is withdrawn.

    Args:
        note: for readers; it goes with an update only.
        override: an administrator's reason to do without the second pair of eyes.
        scheduled: whether it goes out by its schedule; else a schedule of this revision or of an
            older one is called off.

    Effects: a publication in the ledger, hashed, chained and signed; the public article, its
    places in lists and its state; an event; an audit entry; the job that renders all pages that
    show it. All of it or nothing.

    Raises:
        NotAllowed: `by` is no editor of the service.
        OtherRevision: the revision belongs to another article.
        NewerPublished: readers have a later revision.
        NotReady: something is missing; `problems` says what.
        BadNote: the note has no words, or readers have nothing that it could be about.
        SecondEyesNeeded: the desk wants a second pair of eyes, and nobody but `by` saw the text.
    """
    rows = Article.objects.select_related("service").select_for_update(of=("self",))
    article = rows.get(pk=article.pk)
    demand_publish(by, article, to="publish this article")
    if revision.article_id != article.pk:
        raise OtherRevision
    public = public_article(article)
    note = _checked(note, public)
    if public and public.standing and (known := _known(public, revision, note)):
        return known
    demand_second_eyes(by, revision, service=article.service_id, override=override)
    now = timezone.now().replace(microsecond=0)
    document = _document(article, revision, public, now, note)
    publication = ledger.append(
        article=article,
        kind=Kind.UPDATE if public and public.standing else Kind.PUBLISH,
        revision=revision,
        content=document.to_json(),
        at=now,
        by=by,
        note=note.kind if note else NoteKind.NONE,
    )
    keep_document(publication.pk, document)
    if not scheduled:
        call_off(article, "It was published before its time.", upto=revision.number)
    is_first = public is None
    before = shown_by_sisters(public) if public else None
    public = _show(public, publication, document, now)
    set_state(article=article, state=State.PUBLISHED, by=by, published=now)
    now_shown = (document.headline, str(document.translation_of or ""))
    show_change(public, document, is_first=is_first, is_renamed=before != now_shown)
    index_document(document, article.service.language_tag)
    _tell(article, document, publication, by)
    return publication


def _checked(note: Note | None, public: PublicArticle | None) -> Note | None:
    if note is None or note.kind == NoteKind.NONE:
        return None
    text = " ".join(note.text.replace("\x00", "").split())[:MOST_NOTE]
    if not text or public is None or not public.standing:
        raise BadNote
    return Note(note.kind, text)


def _known(public: PublicArticle, revision: Revision, note: Note | None) -> Publication | None:
    shown = public.publication.revision
    if shown is None or shown.number < revision.number:
        return None
    if shown.number > revision.number:
        raise NewerPublished
    told = notes_of(public)
    if note and not (told and (told[-1].kind, told[-1].text) == (note.kind.value, note.text)):
        return None
    return public.publication


def _document(
    article: Article,
    revision: Revision,
    public: PublicArticle | None,
    now: datetime,
    note: Note | None,
) -> Document:
    service = article.service
    snapshot = revision.snapshot
    entries = entries_of(snapshot, entries_told(public), now)
    if public is None:
        times = Times(_new_path(article, revision, now), now, entries=entries)
    else:
        notes = _notes(public, note, now)
        times = Times(public.path, public.first_published, now, notes, entries)
    credit = credit_of(snapshot)
    if credit.byline.kind == "people":
        enroll_authors(service=service.code, people=writers_of(snapshot))
    document = compose(revision, service, times)
    # By the exact time: the seconds of a publication are whole, those of an embargo may not be.
    if found := problems(document, snapshot, article, timezone.now()):
        raise NotReady(found)
    return document


def _notes(public: PublicArticle, note: Note | None, now: datetime) -> tuple[NoteWords, ...]:
    # After a withdrawal nothing is told of what was before it: its words may be what was wrong.
    before = notes_of(public) if public.standing else ()
    kind = "correction" if note and note.kind == NoteKind.CORRECTION else "update"
    return (*before, NoteWords(kind=kind, text=note.text, at=now)) if note else before


def _new_path(article: Article, revision: Revision, now: datetime) -> str:
    slug = revision.snapshot.slug
    path = addresses.article(article.service_id, slug, now, article.pk)
    if PublicArticle.objects.filter(path=path).exists():
        # Two long slugs may be cut to the same beginning.
        path = addresses.article(
            article.service_id, f"{slug[:40]}-{article.pk.hex[-12:]}", now, article.pk
        )
    return path


def _show(
    public: PublicArticle | None, publication: Publication, document: Document, now: datetime
) -> PublicArticle:
    last = document.entries[-1].number if document.entries else 0
    if public is None:
        return PublicArticle.objects.create(
            article_id=document.article,
            story_id=document.story,
            service_id=document.service,
            path=document.path,
            publication=publication,
            genre=document.genre,
            last_entry=last,
            first_published=now,
            modified=now,
        )
    public.publication, public.modified, public.standing = publication, now, True
    public.genre, public.last_entry = document.genre, max(public.last_entry, last)
    public.save(update_fields=["publication", "modified", "standing", "genre", "last_entry"])
    return public


def _tell(article: Article, document: Document, publication: Publication, by: User | None) -> None:
    events.publish(
        ArticlePublished(
            article=str(article.pk),
            story=str(article.story_id),
            service=article.service_id,
            publication=str(publication.pk),
            number=publication.number,
            revision=document.revision,
            path=document.path,
            headline=document.headline,
            update=publication.kind == Kind.UPDATE,
        )
    )
    record(
        by=by,
        verb="publish",
        target_kind="article",
        target_id=article.pk,
        service=article.service_id,
        detail={
            "publication": publication.number,
            "revision": document.revision,
            "note": publication.note,
        },
    )
