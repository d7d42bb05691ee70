"""Newsletters as messages, ready for whatever sends them."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from django.utils import timezone

from dateline.languages.models import Service
from dateline.publishing import addresses
from dateline.publishing.assemble.memo import Memo, load_documents
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.errors import NotPublished
from dateline.publishing.models import PublicArticle
from dateline.publishing.outputs import email
from dateline.publishing.outputs.message import message
from dateline.publishing.pages.makers.email import article_letter, digest_page
from dateline.publishing.pages.outputs import Spec
from dateline.publishing.pages.reads import Reads


def digest_message(*, service: Service, sender: str = "", to: str = "") -> bytes:
    """Return the news of a service as a message.

    Raises:
        NotPublished: the service has no news yet.
        ValueError: an address is none.
    """
    code = service.code
    page = digest_page(Spec(addresses.front(code), "front", code), Reader(Memo(), Reads()))
    if not page.teasers:
        raise NotPublished
    return message(
        chrome=page.chrome,
        subject=page.teasers[0].headline,
        html=email.digest(page).body.decode(),
        text=email.digest_text(page),
        at=timezone.now(),
        sender=sender,
        to=to,
    )


def article_message(*, service: Service, address: str, sender: str = "", to: str = "") -> bytes:
    """Return an article of a service, by its address or path, as a message.

    Raises:
        NotPublished: readers have no such article.
        ValueError: an address of mail is none.
    """
    path = unquote(urlsplit(address).path)
    public = PublicArticle.objects.filter(service=service, path=path, standing=True).first()
    if public is None:
        raise NotPublished
    document = load_documents([public.publication_id])[public.publication_id]
    view, chrome = article_letter(Reader(Memo(), Reads()), document)
    return message(
        chrome=chrome,
        subject=view.headline,
        html=email.article(view, chrome).body.decode(),
        text=email.article_text(view, chrome),
        at=timezone.now(),
        sender=sender,
        to=to,
    )
