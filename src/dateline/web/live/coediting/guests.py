"""Who comes in by the socket: asked of the session, and asked again for as long as they stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.http.request import validate_host
from django.utils.translation import gettext_noop as _

from dateline.accounts import policies
from dateline.accounts.models import Membership, User
from dateline.stories.models import Article
from dateline.web.live.coediting.protocol import Close, Refused

COLOURS: Final = 12
_SIGNED_OUT: Final = _("You are signed out. Sign in again: nothing that you wrote is lost.")


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody in an article, as the others see them."""

    person: UUID
    name: str
    may_write: bool
    session: str
    article: UUID
    service: str
    language: str
    """Of the interface, in which they are told what goes wrong."""

    def shown(self) -> dict[str, Any]:
        """Return who it is, for browsers."""
        return {"id": self.person, "name": self.name, "colour": self.person.int % COLOURS}


def from_our_pages(headers: dict[bytes, bytes]) -> bool:
    """Whether a handshake comes from a page of ours (RFC 6455, section 10.2)."""
    origin, host = (headers.get(name, b"").decode("latin-1") for name in (b"origin", b"host"))
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    hosts = settings.ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
    known = validate_host(urlsplit(f"//{host}").hostname or "", hosts)
    return bool(host) and known and urlsplit(origin).netloc == host


def session_of(headers: dict[bytes, bytes]) -> str:
    """Return the key of the session whose cookie a handshake carries, or an empty one."""
    return _cookie(headers, settings.SESSION_COOKIE_NAME)


def language_of(headers: dict[bytes, bytes]) -> str:
    """Return the language of the interface in a browser of which nobody is known yet."""
    return _cookie(headers, settings.LANGUAGE_COOKIE_NAME) or settings.LANGUAGE_CODE


def _cookie(headers: dict[bytes, bytes], name: str) -> str:
    try:
        cookies = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1"))
    except CookieError:
        return ""
    cookie = cookies.get(name)
    return cookie.value if cookie else ""


def welcome(session: str, article: UUID) -> Guest:
    """Return who may come in.

    Raises:
        Refused: nobody is signed in, they have no role, or there is no such article.
    """
    request = HttpRequest()
    request.session = SessionStore(session)
    user = get_user(request)
    if not isinstance(user, User):
        raise Refused(Close.SIGNED_OUT, _SIGNED_OUT)
    if not Membership.objects.filter(user=user).exists():
        raise Refused(Close.FORBIDDEN, _("You have no role in any service yet."))
    service = Article.objects.filter(pk=article).values_list("service_id", flat=True).first()
    if service is None:
        raise Refused(Close.NO_ARTICLE, _("There is no such article."))
    may_write = policies.may_write(user, service=service)
    return Guest(user.pk, user.name, may_write, session, article, service, user.ui_language)


def welcome_again(guests: Sequence[Guest]) -> list[Guest | Refused]:
    """Return for each guest what they may now, or why they must go."""
    known: dict[tuple[str, UUID], Guest | Refused] = {}
    for guest in guests:
        key = (guest.session, guest.article)
        if key not in known:
            try:
                known[key] = welcome(*key)
            except Refused as refusal:
                known[key] = refusal
    return [known[(guest.session, guest.article)] for guest in guests]
