"""What templates need to tell of feeds."""

from __future__ import annotations

from django import template

from dateline.web.newsroom.feeds.quiet import quiet_sources
from dateline.web.newsroom.feeds.troubles import feed_error
from dateline.web.newsroom.spans import span

register = template.Library()
register.filter("span", span)
register.filter("feed_error", feed_error)
register.simple_tag(quiet_sources)
