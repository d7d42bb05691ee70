"""What templates ask about services."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest

from dateline.accounts.models import User
from dateline.web.newsroom.access import is_administrator

register = template.Library()


@register.simple_tag(takes_context=True)
def administers_any(context: dict[str, Any]) -> bool:
    """Whether whoever looks at the page administers some service."""
    request: HttpRequest | None = context.get("request")
    return request is not None and isinstance(request.user, User) and is_administrator(request.user)
