"""What the editor asks while somebody writes: sources, quotations, undeclared wire text."""

from __future__ import annotations

from typing import Annotated, Any, Final
from uuid import UUID

import orjson
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.stories.drafts import MOST_BLOCKS, BlockDraft, SourceDraft
from dateline.stories.examining import examine
from dateline.web.newsroom.access import StaffRequest, find_article, member
from dateline.web.newsroom.editing.examined import answer_of, keyed
from dateline.web.newsroom.editing.panel import wire_panel
from dateline.wires.policies import may_see_embargoed

_AT_ONCE: Final = 200
_Sources = Annotated[tuple[SourceDraft, ...], Field(max_length=50)]


class _Question(BaseModel):
    """Blocks that changed, and the ids of all that the article has, where they are sent.

    `proposed` are those sources of blocks that only words rest on which nobody accepted yet.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    blocks: tuple[BlockDraft, ...] = Field(max_length=_AT_ONCE)
    beside: tuple[BlockDraft, ...] = Field(default=(), max_length=_AT_ONCE)
    order: tuple[UUID, ...] | None = Field(default=None, max_length=MOST_BLOCKS)
    proposed: dict[UUID, _Sources] = Field(default={}, max_length=2 * _AT_ONCE)


@require_POST
@member
def examine_blocks(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Say what is known of blocks as they are now; nothing is written."""
    article = find_article(article_id)
    try:
        data = orjson.loads(request.body)
        keys = keyed(data)
        question = _Question.model_validate(data)
    except (orjson.JSONDecodeError, ValidationError, TypeError, AttributeError, KeyError) as error:
        return JsonResponse({"message": _("This is no text: %s") % _short(error)}, status=422)
    found = examine(
        article=article,
        blocks=question.blocks,
        beside=question.beside,
        order=question.order,
        proposed=question.proposed,
        sees_embargoed=may_see_embargoed(request.user),
        by=request.user,
    )
    return JsonResponse(answer_of(found, article.service, keys))


def _short(error: Exception) -> str:
    if isinstance(error, ValidationError):
        problem: Any = error.errors()[0]
        return f"{'.'.join(str(step) for step in problem['loc'])}: {problem['msg']}"
    return str(error)[:200]


@require_GET
@member
def article_wires(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show wires beside the text: those of the same event, and what `?q=` finds."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()
    panel = wire_panel(find_article(article_id), typed, request.user)
    return render(request, "newsroom/articles/_wires.html", {"panel": panel})
