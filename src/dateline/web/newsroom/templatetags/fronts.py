"""What templates ask about fronts."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest

from dateline.accounts.models import Role, User
from dateline.accounts.policies import services_of

register = template.Library()


@register.simple_tag(takes_context=True)
def may_arrange_any(context: dict[str, Any]) -> bool:
    """Whether whoever looks at the page may arrange the front of some service."""
    request: HttpRequest | None = context.get("request")
    if request is None or not isinstance(request.user, User):
        return False
    return services_of(request.user, Role.EDITOR) != set()
