"""Every service of the data file: its pages can be made, whatever its language and script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.languages.actions import change_service
from dateline.languages.models import Service
from dateline.publishing.actions import publish_article, render_pages
from dateline.publishing.models import Page
from dateline.publishing.queries import failing_pages
from dateline.stories.actions import create_article, create_story, save_article
from dateline.stories.drafts import parse_draft

pytestmark = pytest.mark.django_db
_BLOCKS = [{"content": {"kind": "paragraph", "text": [{"text": "They met on Thursday."}]}}]


def test_each_service_has_all_its_pages_and_those_of_an_article(newsroom: Any, site: Path) -> None:
    story = create_story(slugline="Ministers meet", by=newsroom.reporter)
    draft = parse_draft({"headline": "Ministers meet", "blocks": _BLOCKS})
    services = [
        change_service(service=service, changes={"active": True}, by=None)
        for service in Service.objects.all()
    ]
    for service in services:
        article = create_article(story=story, service=service, by=None)
        revision = save_article(article=article, draft=draft, base=0, by=None)
        publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    assert not failing_pages(), list(failing_pages().values_list("path", "failure"))
    for service in services:
        made = Page.objects.filter(service_code=service.pk, output__in=("article", "front"))
        assert made.filter(status=200).count() == 2
