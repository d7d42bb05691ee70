"""Who says the quotations of a block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from pycrdt import Doc, XmlElement

from dateline.accounts.models import User
from dateline.stories.actions.documents import change_document
from dateline.stories.coediting.saying import write_speakers
from dateline.stories.coediting.structure import roots_of, string
from dateline.stories.errors import BadDraft
from dateline.stories.models import Article
from dateline.stories.snapshots import Speaker


@transaction.atomic
def note_speakers(
    *, article: Article, block: UUID, speakers: Sequence[Speaker], by: User | None
) -> None:
    """Note for words of a block who says them; all other words of it have no speaker then.

    Effects: those of `change_document`: the names go with the words wherever they are moved.

    Raises:
        NotAllowed: `by` may not write for the service.
        BadDraft: the article has no such block, or words are not in it.
    """

    def change(doc: Doc[Any]) -> None:
        for element in roots_of(doc).body.children:
            if not isinstance(element, XmlElement):
                continue
            if string(element.attributes.get("id")) == str(block):
                if missing := write_speakers(element, speakers):
                    raise BadDraft(_("The block does not have the words “%s”.") % missing[0])
                return
        raise BadDraft(_("The article has no such block."))

    change_document(article=article, change=change, by=by)
