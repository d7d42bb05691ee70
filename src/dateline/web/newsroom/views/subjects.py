"""Finding subjects while somebody types."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from dateline.web.newsroom.access import StaffRequest, member
from dateline.web.newsroom.subjects import find_subjects


@require_GET
@member
def find(request: StaffRequest) -> HttpResponse:
    """Answer `{"found": [{code, name, within}]}` of `?q=`: at most 20, the likeliest first."""
    return JsonResponse({"found": find_subjects(request.GET.get("q", "")[:100])})
