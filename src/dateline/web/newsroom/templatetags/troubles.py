"""What templates need to tell of readers' pages."""

from __future__ import annotations

from django import template

from dateline.web.newsroom.troubles import site_troubles

register = template.Library()
register.simple_tag(site_troubles)
