"""Addresses of the API, below /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from dateline.web.api.api import api
from dateline.web.api.problems import no_such_address

urlpatterns: list[URLPattern | URLResolver] = [
    path("", no_such_address),
    path("", api.urls),
    re_path(r"^", no_such_address),
]
