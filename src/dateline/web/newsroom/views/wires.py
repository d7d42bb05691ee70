"""The wire list and what stands behind a row of it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dateline.accounts import policies
from dateline.ground.events import latest_cursor
from dateline.languages.queries import active_services
from dateline.stories.actions import start_story, take_paragraphs
from dateline.stories.errors import StoryError
from dateline.stories.models import Article
from dateline.web.newsroom.access import ASKED_BY_SCRIPT, StaffRequest, forbidden, member
from dateline.web.newsroom.reads import article_choices, may_settle, writable_services
from dateline.web.newsroom.wirelist.alike import alike_rows
from dateline.web.newsroom.wirelist.choices import filter_choices
from dateline.web.newsroom.wirelist.columns import SEARCH, ShownColumn, shown_columns
from dateline.web.newsroom.wirelist.filters import read_wanted
from dateline.web.newsroom.wirelist.item import ItemPage, is_kept_back, item_page
from dateline.web.newsroom.wirelist.rows import rows_of, wire_page
from dateline.wires.models import Item, ItemVersion
from dateline.wires.policies import may_see_embargoed
from dateline.wires.queries.wanted import Wanted


@require_GET
@member
def wire_list(request: StaffRequest) -> HttpResponse:
    """Show one's columns, or what is searched for; `?after=` gives the rows after a place."""
    # The cursor is taken before the rows are read: what comes between is shown, not missed.
    cursor = latest_cursor()
    columns = shown_columns(request.user, request.GET)
    if request.headers.get(ASKED_BY_SCRIPT) and len(columns) == 1:
        return render(request, "newsroom/wires/_rows.html", {"column": columns[0]})
    return render(request, "newsroom/wires/list.html", _list_context(request, columns, cursor))


def _list_context(
    request: StaffRequest, columns: Sequence[ShownColumn], cursor: str
) -> dict[str, object]:
    alone = columns[0] if len(columns) == 1 else None
    is_search = bool(alone and alone.key == SEARCH)
    return {
        "columns": columns,
        "alone": alone,
        "is_search": is_search,
        "wanted": alone.wanted if alone and is_search else Wanted(),
        "stream": f"{alone.query}&" if alone and (is_search or request.GET.get("column")) else "",
        "cursor": cursor,
        **filter_choices(),
    }


@require_GET
@member
def wire_item(request: StaffRequest, item_id: UUID) -> HttpResponse:
    """Show an item with its versions; `?version=` one that is not the newest.

    `?against=` gives another version, to be shown beside it.
    """
    query = request.GET
    try:
        page = item_page(
            item_id,
            query.get("version", ""),
            query.get("against", ""),
            sees_embargoed=may_see_embargoed(request.user),
        )
    except Item.DoesNotExist as error:
        raise Http404(_("There is no such item.")) from error
    if is_kept_back(page.version, request.user):
        return forbidden(request, _("This item is under embargo."))
    return _item(request, page)


@require_GET
@member
def wire_version(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Go to the page of the item that a version belongs to, at a paragraph of it."""
    version = get_object_or_404(ItemVersion.objects.only("item_id"), pk=version_id)
    address = reverse("newsroom:wire-item", args=[version.item_id])
    place = request.GET.get("paragraph", "")
    return redirect(f"{address}?version={version_id}" + (f"#p{place}" if place.isdigit() else ""))


@require_GET
@member
def alike(request: StaffRequest, item_id: UUID) -> HttpResponse:
    """List the other items that tell of the same."""
    rows = alike_rows(item_id, sees_embargoed=may_see_embargoed(request.user))
    part = request.headers.get(ASKED_BY_SCRIPT)
    template = "newsroom/wires/_alike.html" if part else "newsroom/wires/alike.html"
    return render(request, template, {"alike": rows})


def _item(
    request: StaffRequest,
    page: ItemPage,
    *,
    error: str = "",
    chosen: Sequence[int] = (),
    status: int = 200,
) -> HttpResponse:
    part = request.headers.get(ASKED_BY_SCRIPT)
    context = {
        "item": page,
        "error": error,
        "chosen": chosen,
        "services": writable_services(request.user),
        "articles": article_choices(request.user),
        "part": bool(part),
        "may_settle": may_settle(request.user),
    }
    template = "newsroom/wires/_item.html" if part else "newsroom/wires/item.html"
    return render(request, template, context, status=status)


@require_POST
@member
def take(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Start a story from paragraphs of a version, or add them to an article."""
    version = get_object_or_404(ItemVersion.objects.select_related("item__provider"), pk=version_id)
    if is_kept_back(version, request.user):
        return forbidden(request, _("This item is under embargo."))
    chosen = [int(n) for n in request.POST.getlist("paragraph") if n.isdigit()]
    try:
        article = _take(request, version, chosen)
    except StoryError as error:
        page = item_page(version.item_id, str(version_id))
        return _item(request, page, error=str(error), chosen=chosen, status=422)
    return redirect("newsroom:article", article.pk)


def _take(request: StaffRequest, version: ItemVersion, chosen: Sequence[int]) -> Article:
    if request.POST.get("article"):
        article = get_object_or_404(Article, pk=_uuid(request.POST["article"]))
        take_paragraphs(article=article, item_version=version, paragraphs=chosen, by=request.user)
        messages.success(
            request, _("The paragraphs are at the end of the text, with their source.")
        )
        return article
    service = get_object_or_404(active_services(), code=request.POST.get("service", ""))
    policies.demand_write(
        request.user, service=service.code, to=_("write for %s") % service.english_name
    )
    return start_story(item_version=version, paragraphs=chosen, service=service, by=request.user)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


@require_GET
@member
def find_wires(request: StaffRequest) -> HttpResponse:
    """Find wire items by words, with their paragraphs, to be taken into an open article."""
    words = request.GET.get("words", "").strip()
    sees = may_see_embargoed(request.user)
    page = wire_page(read_wanted(request.GET, sees_embargoed=sees), size=8)
    context = {"rows": rows_of(page.entries), "words": words}
    return render(request, "newsroom/wires/_found.html", context)


@require_GET
@member
def find_articles(request: StaffRequest) -> HttpResponse:
    """Find articles that one may write, by words of their headline or slugline."""
    words = request.GET.get("words", "").replace("\x00", "").strip()
    found = article_choices(request.user, words)
    return render(request, "newsroom/wires/_articles.html", {"articles": found, "words": words})
