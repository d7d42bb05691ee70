"""The theme somebody chose, kept in a cookie of the newsroom: there is none where they did not."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

THEMES: Final = ("light", "dark")
_COOKIE: Final = "dateline_theme"
_A_YEAR: Final = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """Return the theme that was chosen in this browser; empty where the device decides."""
    theme = request.COOKIES.get(_COOKIE, "")
    return theme if theme in THEMES else ""


def keep_theme(response: HttpResponse, theme: str) -> None:
    """Remember a theme in this browser, or let the device decide again."""
    if theme in THEMES:
        response.set_cookie(
            _COOKIE,
            theme,
            max_age=_A_YEAR,
            path="/newsroom/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(_COOKIE, path="/newsroom/")
