"""The document of an article: begun, brought into the article, changed by what came another way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from pycrdt import Doc

from dateline.accounts import policies
from dateline.accounts.models import User
from dateline.ground.ids import new_id
from dateline.stories.actions.revise import write_revision
from dateline.stories.blocks import Paragraph
from dateline.stories.coediting.hands import Replay
from dateline.stories.coediting.log import Update, append, change_by, load, lock_log, restore, since
from dateline.stories.coediting.losses import MOST_KEPT, Loss, entry_of, unkept
from dateline.stories.coediting.notices import tell_editors
from dateline.stories.coediting.proposed import LineProposal
from dateline.stories.coediting.reading import Reading, mark_unsound, read_document
from dateline.stories.coediting.soundness import foreign_blocks, sound
from dateline.stories.coediting.structure import roots_of
from dateline.stories.coediting.surroundings import Surroundings, surroundings
from dateline.stories.coediting.writing import rename_blocks, write_draft
from dateline.stories.drafts import ArticleDraft, BlockDraft, draft_of
from dateline.stories.models import Article, Document, DocumentUpdate, Revision
from dateline.stories.queries import latest_revision

# So many rows are read quickly; a document with more is folded at its next checkpoint.
_MOST_UNFOLDED: Final = 200
_MOST_TOLD: Final = 5


@transaction.atomic
def begin_document(*, article: UUID) -> Document:
    """Return the document of an article, made of its newest revision if it has none yet.

    Effects: a document.

    Raises:
        Article.DoesNotExist: there is no such article.
    """
    present = Document.objects.filter(pk=article).first()
    if present:
        return present
    locked = Article.objects.select_for_update().get(pk=article)
    revision = latest_revision(locked)
    draft = draft_of(revision.snapshot) if revision else ArticleDraft()
    if not draft.blocks:
        # Were it empty, each browser would begin with a paragraph of its own.
        first = BlockDraft(id=new_id(), content=Paragraph())
        draft = draft.model_copy(update={"blocks": (first,)})
    doc: Doc[Any] = Doc()
    write_draft(doc, draft, article=article)
    document, _ = Document.objects.get_or_create(
        article=locked,
        defaults={"state": doc.get_update(), "revision": revision.number if revision else 0},
    )
    return document


def catch_up(*, article: Article) -> None:
    """Save what the editor's document of an article says beyond its newest revision.

    Whoever acts on what an article says calls this before: publishing, previewing, translating.

    Effects: where there is something to save, those of `write_revision`; the article given is read
    anew.
    """
    if not is_behind(article.pk):
        return
    with transaction.atomic():
        locked = Article.objects.select_for_update().get(pk=article.pk)
        checkpoint(locked)
    article.refresh_from_db()


def catch_up_story(*, article: Article) -> None:
    """Save what the documents of an article and of those in other services say.

    A translation is compared with what its sources say now.

    Effects: those of `catch_up` for each; the article given is read anew.
    """
    behind = Document.objects.filter(
        article__story=article.story_id, updates__id__gt=F("upto")
    ).distinct()
    for document in behind.select_related("article"):
        catch_up(article=document.article)
        if document.pk == article.pk:
            article.refresh_from_db()


def is_behind(article: UUID) -> bool:
    """Whether the document of an article has updates that no revision has."""
    document = Document.objects.filter(pk=article).values_list("upto", flat=True).first()
    if document is None:
        return False
    return DocumentUpdate.objects.filter(document=article, id__gt=document).exists()


def open_document(article: Article) -> Document | None:
    """Return the document of a locked article, saved as far as it goes, and let nobody else write.

    Effects: those of `catch_up`; nobody appends to the log before the transaction ends.
    """
    document = Document.objects.filter(pk=article.pk).first()
    if document is None:
        return None
    lock_log(article.pk)
    checkpoint(article)
    document.refresh_from_db()
    return document


def put_into(document: Document, revision: Revision, *, by: User | None) -> None:
    """Bring the document of an article to its newest revision, as an update by somebody.

    The caller holds the locks of the article and of its log, and the document was saved before.

    Effects: a row of the log, which open editors show at once.
    """
    loaded = load(document)
    draft, last = draft_of(revision.snapshot), loaded.last
    change = change_by(loaded.doc, lambda: write_draft(loaded.doc, draft, article=document.pk))
    if change:
        update = Update(change, by.pk if by else None)
        _, last = append(article=document.pk, updates=[update], after=last)
    document.upto, document.revision = last, revision.number
    document.save(update_fields=["upto", "revision"])


@transaction.atomic
def change_document(
    *, article: Article, change: Callable[[Doc[Any]], None], by: User | None
) -> None:
    """Change the editor's document of an article as a browser does, and save what it says then.

    Effects: a document where there was none; an update by somebody, which open editors show at
    once; those of `catch_up`.

    Raises:
        NotAllowed: `by` may not write for the service.
        Whatever `change` raises: nothing is written then.
    """
    policies.demand_write(by, service=article.service_id, to="change this article")
    locked = Article.objects.select_for_update().get(pk=article.pk)
    document = begin_document(article=locked.pk)
    lock_log(locked.pk)
    loaded = load(document)
    if data := change_by(loaded.doc, lambda: change(loaded.doc)):
        update = Update(data, by.pk if by else None)
        append(article=locked.pk, updates=[update], after=loaded.last)
    checkpoint(locked)
    article.refresh_from_db()


def checkpoint(article: Article) -> Revision | None:
    """Save what the document of a locked article says; None where it says nothing new.

    Effects: those of `write_revision`; an update that gives ids to blocks which had none of their
    own, keeps words that vanished with a block which another removed, and takes away suggestions
    for lines that are none; a long log is folded; open editors are told of the revision and of what
    was left out.
    """
    document = Document.objects.filter(pk=article.pk).first()
    if document is None or not is_behind(article.pk):
        return None
    replay = Replay(restore(document))
    last = _replayed(replay, document, document.folded)
    reading = _read(replay, article)
    if reading.renamings or reading.unsound or _unkept(replay):
        last, reading = _mend(replay, article, document, last)
    draft = sound(reading.draft, article, reading.problems)
    revision = write_revision(
        article=article, draft=draft, hands=replay.hands(), speakers=reading.speakers
    )
    _keep(document, replay.doc, last, revision)
    for problem in list(dict.fromkeys(reading.problems))[:_MOST_TOLD]:
        tell_editors(article.pk, "problem", message=problem.message, values=problem.values)
    tell_editors(article.pk, "checkpoint", revision=revision.number)
    return revision


def _replayed(replay: Replay, document: Document, after: int) -> int:
    """Apply the log after a row; what no revision has yet one by one, to see who did what."""
    updates = since(document.pk, after)
    replay.catch_up([update for update in updates if update.id <= document.upto])
    replay.run([update for update in updates if update.id > document.upto])
    return updates[-1].id if updates else after


def _read(replay: Replay, article: Article) -> Reading:
    reading = read_document(replay.doc, article=article.pk)
    ids = [block.id for block in reading.draft.blocks if block.id]
    foreign = foreign_blocks(ids, article.pk)
    if foreign:
        reading = read_document(replay.doc, article=article.pk, taken=foreign)
    mark_unsound(reading, _of_nobody(reading.proposals))
    return reading


def _of_nobody(proposals: Sequence[LineProposal]) -> list[str]:
    people = {one.person for one in proposals}
    known = set(User.objects.filter(pk__in=people).values_list("pk", flat=True)) if people else ()
    return [one.name for one in proposals if one.person not in known]


def _unkept(replay: Replay) -> list[Loss]:
    lost = replay.losses.found()
    return unkept(lost, roots_of(replay.doc).lost.to_py() or {}) if lost else []


def _mend(replay: Replay, article: Article, document: Document, last: int) -> tuple[int, Reading]:
    lock_log(article.pk)
    last = _replayed(replay, document, last)
    reading = _read(replay, article)
    lost = _unkept(replay)
    around = [surroundings(one, replay.losses.updates, lambda: restore(document)) for one in lost]
    kept = list(zip(lost, around, strict=True))
    change = change_by(replay.doc, lambda: _write_mended(replay.doc, reading, kept))
    if change:
        _, last = append(article=article.pk, updates=[Update(change, None)], after=last)
    return last, reading


def _write_mended(
    doc: Doc[Any], reading: Reading, lost: Sequence[tuple[Loss, Surroundings | None]]
) -> None:
    rename_blocks(reading)
    for name in reading.unsound:
        del roots_of(doc).proposed[name]
    people = [one.person for one, _ in lost if one.person]
    names = dict(User.objects.filter(pk__in=people).values_list("pk", "name"))
    kept = roots_of(doc).lost
    for one, around in lost[: MOST_KEPT - len(kept)]:
        name = names.get(one.person, "") if one.person else ""
        facts = asdict(around) if around else {}
        kept[one.key] = entry_of(one, name=name, at=timezone.now(), around=facts)


def _keep(document: Document, doc: Doc[Any], last: int, revision: Revision) -> None:
    document.upto, document.revision = last, revision.number
    unfolded = DocumentUpdate.objects.filter(
        document=document, id__gt=document.folded, id__lte=last
    ).count()
    if unfolded > _MOST_UNFOLDED:
        document.state, document.folded = doc.get_update(), last
    document.save()
