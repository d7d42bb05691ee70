"""Addresses of the API, below /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from dateline.web.api.api import api
from dateline.web.api.problems import no_such_address, with_known_methods

_operations, _app, _namespace = api.urls
for _pattern in _operations:
    if _pattern.callback:
        _pattern.callback = with_known_methods(_pattern.callback)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", no_such_address),
    path("", (_operations, _app, _namespace)),
    re_path(r"^", no_such_address),
]
