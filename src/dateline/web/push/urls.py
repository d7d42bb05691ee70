"""Addresses of the push endpoint, below /wires/push/."""

from __future__ import annotations

from django.urls import URLPattern, path

from dateline.web.push.views import push

urlpatterns: list[URLPattern] = [path("<uuid:feed_id>/", push, name="push")]
