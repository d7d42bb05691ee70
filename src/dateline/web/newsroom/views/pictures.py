"""The picture library: look, add, describe, crop."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.media.actions import (
    add_picture,
    set_focal_point,
    set_picture_rights,
    set_picture_text,
    set_picture_use,
)
from dateline.media.errors import PictureError
from dateline.media.models import Picture
from dateline.media.queries import found_pictures
from dateline.stories.actions import catch_up, save_article
from dateline.stories.drafts import ArticleDraft, draft_of
from dateline.stories.models import Article
from dateline.stories.queries import latest_revision
from dateline.web.newsroom.access import ASKED_BY_SCRIPT, StaffRequest, find_article, member
from dateline.web.newsroom.thumbnails import thumbnail

PAGE: Final = 48


@require_GET
@member
def library(request: StaffRequest) -> HttpResponse:
    """Show the pictures, the newest first."""
    words = request.GET.get("words", "").replace("\x00", "").strip()[:200]
    context = {
        "pictures": Paginator(found_pictures(words), PAGE).get_page(request.GET.get("page")),
        "words": words,
        "article": _article(request),
    }
    part = bool(request.headers.get(ASKED_BY_SCRIPT))
    return render(request, f"newsroom/pictures/{'_grid' if part else 'library'}.html", context)


def _article(request: StaffRequest) -> Article | None:
    try:
        wanted = UUID(request.GET.get("article") or request.POST.get("article") or "")
    except ValueError:
        return None
    return find_article(wanted)


@require_http_methods(["GET", "HEAD", "POST"])
@member
def add(request: StaffRequest) -> HttpResponse:
    """Take a picture in, with its credit and what is said about it in one language."""
    article = _article(request)
    if request.method != "POST":
        return _add_form(request, article, {})
    errors = _missing(request)
    if errors:
        return _add_form(request, article, errors, status=422)
    try:
        picture = _added(request)
    except PictureError as error:
        return _add_form(request, article, {"file": str(error)}, status=422)
    if article is None:
        return redirect("newsroom:picture", picture.pk)
    make_lead(article, picture, request)
    return redirect("newsroom:article", article.pk)


def _missing(request: StaffRequest) -> dict[str, str]:
    errors = {}
    if "file" not in request.FILES:
        errors["file"] = _("Choose a file.")
    if not request.POST.get("alt", "").strip():
        errors["alt"] = _("Say what the picture shows, for those who cannot see it.")
    if not request.POST.get("credit", "").strip():
        errors["credit"] = _("Name who made the picture.")
    return errors


def _added(request: StaffRequest) -> Picture:
    file = request.FILES["file"]
    assert isinstance(file, UploadedFile)  # noqa: S101  (one file a field)
    service = get_object_or_404(Service, code=request.POST.get("service"))
    picture = add_picture(
        data=file.read(),
        filename=file.name or "",
        credit=request.POST["credit"],
        by=request.user,
    )
    set_picture_text(
        picture=picture,
        language_tag=service.language_tag,
        alt=request.POST["alt"],
        caption=request.POST.get("caption", ""),
        by=request.user,
    )
    return picture


def make_lead(article: Article, picture: Picture, request: StaffRequest) -> None:
    """Save the article with this lead picture."""
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        catch_up(article=article)
        present = latest_revision(article)
        draft = draft_of(present.snapshot) if present else ArticleDraft()
        draft = draft.model_copy(update={"lead_picture": picture.pk})
        save_article(article=article, draft=draft, base=article.revision_number, by=request.user)


def _add_form(
    request: StaffRequest, article: Article | None, errors: dict[str, str], *, status: int = 200
) -> HttpResponse:
    context = {
        "article": article,
        "services": active_services(),
        "chosen": request.POST.get("service") or (article.service_id if article else ""),
        "errors": errors,
        "sent": request.POST,
    }
    return render(request, "newsroom/pictures/add.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member
def picture(request: StaffRequest, picture_id: UUID) -> HttpResponse:
    """Show a picture with its texts in every service's language; a POST changes them."""
    found = get_object_or_404(Picture.objects.prefetch_related("texts"), pk=picture_id)
    if request.method == "POST":
        try:
            _describe(request, found)
        except PictureError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Saved."))
        return redirect(reverse("newsroom:picture", args=[found.pk]))
    texts = {text.language_tag: text for text in found.texts.all()}
    context: dict[str, Any] = {
        "picture": found,
        "languages": [(service, texts.get(service.language_tag)) for service in active_services()],
    }
    return render(request, "newsroom/pictures/picture.html", context)


@transaction.atomic
def _describe(request: StaffRequest, found: Picture) -> None:
    sent = request.POST
    set_picture_rights(
        picture=found,
        credit=sent.get("credit", ""),
        copyright=sent.get("copyright", ""),
        source=found.source,
        by=request.user,
    )
    set_picture_use(
        picture=found,
        usage_terms=sent.get("usage_terms", ""),
        licence_end=_day(sent.get("licence_end", "")),
        forbidden=sent.get("forbidden") == "1",
        forbidden_services=[
            one.code for one in active_services() if one.code in sent.getlist("forbidden_service")
        ],
        by=request.user,
    )
    for service in active_services():
        alt, caption = (sent.get(f"{name}-{service.code}", "") for name in ("alt", "caption"))
        known = found.texts.filter(language_tag=service.language_tag).exists()
        if alt.strip() or caption.strip() or known:
            set_picture_text(
                picture=found,
                language_tag=service.language_tag,
                alt=alt,
                caption=caption,
                by=request.user,
            )
    if (focus := _focus(sent.get("focus_x", ""), sent.get("focus_y", ""))) != (
        round(found.focal_x * 100),
        round(found.focal_y * 100),
    ):
        set_focal_point(picture=found, x=focus[0] / 100, y=focus[1] / 100, by=request.user)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _focus(x: str, y: str) -> tuple[int, int]:
    return tuple(int(part) if part.isdigit() else 50 for part in (x, y))  # type: ignore[return-value]


@require_GET
@member
def image(request: StaffRequest, picture_id: UUID) -> HttpResponse:
    """Answer a small copy of a picture, whether or not its renditions are made by now."""
    found = get_object_or_404(Picture, pk=picture_id)
    try:
        body = thumbnail(found)
    except FileNotFoundError as error:
        raise Http404(_("The picture is not in the store.")) from error
    headers = {"Cache-Control": "private, max-age=86400"}
    return HttpResponse(body, content_type="image/webp", headers=headers)
