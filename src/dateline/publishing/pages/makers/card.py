"""The card of an article, beside its page."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID

from dateline.publishing.assemble.facts import base_url
from dateline.publishing.assemble.memo import load_documents
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.outputs import card
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import CardView, Theme


@output("card", urgency=Urgency.BACKGROUND, follows_templates=False)
def make_card(spec: Spec, reader: Reader) -> Made | None:
    """Draw the card of the article whose id is the subject; a withdrawn one has none."""
    public = reader.article(UUID(spec.subject))
    if public is None or not public.standing:
        return None
    service = reader.service(public.service_id).view
    if not card.can_draw(service.script):
        return None
    document = load_documents([public.publication_id])[public.publication_id]
    host = urlsplit(base_url()).netloc
    headline = document.short_headline or document.headline
    return Made(card.render(CardView(service, headline, host, Theme())).body)
