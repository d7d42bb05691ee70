"""Addresses of what is answered by Django; readers' pages are files and never come here."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("newsroom/", include("dateline.web.newsroom.urls")),
    # allauth's own names have no namespace.
    path("newsroom/", include("dateline.web.newsroom.sign_in")),
    path("api/", include("dateline.web.api.urls")),
    path("wires/push/", include("dateline.web.push.urls")),
    path("", include("dateline.web.site.search")),
]
