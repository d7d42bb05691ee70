"""Pictures beside the text of an article: found, cropped and described in its language."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dateline.languages.models import Service
from dateline.media.actions import set_focal_point, set_picture_text
from dateline.media.errors import PictureError
from dateline.media.models import Picture
from dateline.media.queries import found_pictures
from dateline.web.newsroom.access import StaffRequest, find_article, member
from dateline.web.newsroom.editing.pictures import Choice, choice_of, facts_of

_MOST: Final = 24
_SHAPES: Final = ("16x9", "4x3", "1x1")


@require_GET
@member
def article_pictures(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show the newest pictures of the library, or those that `?q=` finds."""
    article = find_article(article_id)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    now = timezone.now()
    choices = [choice_of(one, article.service, now) for one in found_pictures(words)[:_MOST]]
    context = {"choices": choices, "service": article.service}
    return render(request, "newsroom/articles/_pictures.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member
def article_picture(request: StaffRequest, article_id: UUID, picture_id: UUID) -> HttpResponse:
    """Show a picture's crops and its texts in the article's language; a POST changes them."""
    article = find_article(article_id)
    picture = get_object_or_404(Picture.objects.prefetch_related("texts"), pk=picture_id)
    if request.method == "POST":
        try:
            _change(request, picture, article.service)
        except (PictureError, ValueError) as error:
            return JsonResponse({"message": _said(error)}, status=422)
        picture = Picture.objects.prefetch_related("texts").get(pk=picture_id)
        return JsonResponse(facts_of([_choice(picture, article.service)]))
    context = {
        "choice": _choice(picture, article.service),
        "service": article.service,
        "article": article,
        "shapes": _SHAPES,
    }
    return render(request, "newsroom/articles/_picture.html", context)


def _choice(picture: Picture, service: Service) -> Choice:
    return choice_of(picture, service, timezone.now())


@transaction.atomic
def _change(request: StaffRequest, picture: Picture, service: Service) -> None:
    x, y = (float(request.POST.get(name, "")) / 100 for name in ("focus_x", "focus_y"))
    if (round(x, 3), round(y, 3)) != (round(picture.focal_x, 3), round(picture.focal_y, 3)):
        set_focal_point(picture=picture, x=x, y=y, by=request.user)
    set_picture_text(
        picture=picture,
        language_tag=service.language_tag,
        alt=request.POST.get("alt", ""),
        caption=request.POST.get("caption", ""),
        by=request.user,
    )


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, PictureError) else _("The focal point is no place.")
