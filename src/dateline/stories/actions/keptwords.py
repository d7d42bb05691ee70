"""Words that were kept when the block in which somebody typed them was removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pycrdt import Doc

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.stories.actions.documents import change_document
from dateline.stories.coediting.losses import KeptWords, kept_words
from dateline.stories.coediting.returning import put_back, settle
from dateline.stories.coediting.structure import roots_of
from dateline.stories.errors import NoSuchWords
from dateline.stories.models import Article

_Settling = Callable[[Doc[Any], str, KeptWords], None]


def put_back_words(*, article: Article, key: str, by: User | None) -> None:
    """Put kept words into the text again, with the block around them, after the one it stood after.

    Effects: those of `change_document`; whoever has the article open sees them come back; an audit
    entry.

    Raises:
        NotAllowed: `by` may not write for the service.
        NoSuchWords: there are none of this key, or somebody settled them already.
    """
    _settled(article, key, by, put_back, "put-back-words")


def let_words_go(*, article: Article, key: str, by: User | None) -> None:
    """Ask nobody any more about kept words; they stay in the history.

    Effects and errors: as those of `put_back_words`.
    """
    _settled(article, key, by, settle, "let-words-go")


@transaction.atomic
def _settled(article: Article, key: str, by: User | None, settling: _Settling, verb: str) -> None:
    def change(doc: Doc[Any]) -> None:
        kept = kept_words(roots_of(doc).lost.to_py() or {}).get(key)
        if kept is None:
            raise NoSuchWords
        if kept.settled:
            raise NoSuchWords(_("Somebody put these words back already, or let them go."))
        settling(doc, key, kept)

    change_document(article=article, change=change, by=by)
    record(
        by=by,
        verb=verb,
        target_kind="article",
        target_id=article.pk,
        service=article.service_id,
        detail={"key": key},
    )
