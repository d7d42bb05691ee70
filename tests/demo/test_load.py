from __future__ import annotations

import pytest

from dateline.alerts.models import Alert
from dateline.demo.content import sample_stories
from dateline.demo.load import load_demo
from dateline.media.models import Picture
from dateline.publishing.models import PublicArticle
from dateline.publishing.queries import entries_told
from dateline.stories.models import Article, Revision, State
from dateline.wires.models import ItemVersion, RawFile


@pytest.mark.long
@pytest.mark.django_db
def test_the_sample_newsroom_is_filled_once():
    sign_ins = load_demo()
    assert {one.email.split("@")[0] for one in sign_ins} >= {"marsh", "hale", "sadeghi", "brandt"}
    assert not RawFile.objects.exclude(state="parsed").exists()
    assert not Article.objects.exclude(state=State.PUBLISHED).exists()
    written = sum(len(story.articles) for story in sample_stories())
    assert PublicArticle.objects.count() == written
    assert Alert.objects.count() == 8
    assert all(shown.first_published.year == 2021 for shown in PublicArticle.objects.all())
    lead = PublicArticle.objects.get(path__contains="nato-russia-lowest", service_id="en")
    assert "The Associated Press, Reuters and Agence France-Presse" in lead.publication.content
    live = PublicArticle.objects.get(path__contains="la-palma-second-month")
    assert (live.genre, live.last_entry) == ("live", 4)
    assert len({entry.at for entry in entries_told(live).entries}) == 4
    assert PublicArticle.objects.filter(genre="gallery").count() == 2

    counted = [model.objects.count() for model in (Article, Revision, ItemVersion, Picture, Alert)]
    assert load_demo() == []
    again = [model.objects.count() for model in (Article, Revision, ItemVersion, Picture, Alert)]
    assert again == counted
