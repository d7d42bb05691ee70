"""Articles that rest on what is under embargo."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from tests.stories.conftest import ParagraphsOf

from dateline.accounts.actions import give_role
from dateline.accounts.models import Role, User
from dateline.desk.embargoes import articles_under_embargo, may_preview
from dateline.languages.models import Service
from dateline.stories.actions import save_article, start_story
from dateline.stories.drafts import ArticleDraft
from dateline.translation.actions import start_translation
from dateline.wires.models import Entry


def test_an_article_rests_on_an_embargo_through_translations_until_it_ends(
    wire: ParagraphsOf, english: Service, persian: Service, reporter: User
) -> None:
    secret, open_one = wire("ap", "A secret."), wire("afp", "No secret.")
    article = start_story(item_version=secret, paragraphs=[1], service=english, by=reporter)
    other = start_story(item_version=open_one, paragraphs=[1], service=english, by=reporter)
    made = start_translation(source=article, service=persian, by=None)
    Entry.objects.filter(pk=secret.item_id).update(embargoed=timezone.now() + timedelta(hours=1))
    every = [article.pk, other.pk, made.pk]
    assert articles_under_embargo(every) == {article.pk, made.pk}
    assert articles_under_embargo(every, now=timezone.now() + timedelta(hours=2)) == set()
    assert articles_under_embargo([]) == set()


def test_taking_the_block_out_leaves_the_revisions_in_which_it_stood(
    wire: ParagraphsOf, english: Service, reporter: User
) -> None:
    secret = wire("ap", "A secret.")
    article = start_story(item_version=secret, paragraphs=[1], service=english, by=reporter)
    Entry.objects.update(embargoed=timezone.now() + timedelta(hours=1))
    base = article.revision_number
    save_article(article=article, draft=ArticleDraft(headline="None"), base=base, by=reporter)
    assert articles_under_embargo([article.pk]) == {article.pk}


def test_it_is_previewed_by_those_who_see_it_on_the_wires_or_write_in_its_service(
    wire: ParagraphsOf, english: Service, persian: Service, reporter: User, translator: User
) -> None:
    secret = wire("ap", "A secret.")
    article = start_story(item_version=secret, paragraphs=[1], service=english, by=reporter)
    made = start_translation(source=article, service=persian, by=translator)
    assert may_preview(translator, article)
    Entry.objects.update(embargoed=timezone.now() + timedelta(hours=1))
    assert may_preview(reporter, made)
    assert may_preview(translator, made)
    assert not may_preview(translator, article)
    give_role(user=translator, role=Role.EDITOR, service="ar", by=None)
    assert may_preview(translator, article)
