"""Addresses of what is answered by Django; readers' pages are files and never come here."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("dateline.web.newsroom") and find_spec("dateline.web.newsroom.urls"):
    urlpatterns.append(path("newsroom/", include("dateline.web.newsroom.urls")))
    # allauth's own names have no namespace.
    urlpatterns.append(path("newsroom/", include("dateline.web.newsroom.sign_in")))
if find_spec("dateline.web.api") and find_spec("dateline.web.api.urls"):
    urlpatterns.append(path("api/", include("dateline.web.api.urls")))
urlpatterns.append(path("", include("dateline.web.site.search")))
