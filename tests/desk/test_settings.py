from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.stories.conftest import ParagraphsOf, person

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry, Role, User
from dateline.desk.actions import set_desk
from dateline.desk.checks import Check, bars_of, checks_of
from dateline.desk.checks.run import registered_checks
from dateline.desk.errors import FixedCheck, UnknownCheck
from dateline.ground.richtext import from_plain
from dateline.languages.models import Service
from dateline.media.actions import set_picture_use
from dateline.media.models import Picture, PictureText
from dateline.stories.actions import save_article
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft
from dateline.stories.models import Article

FIXED = {"headline", "paragraphs", "empty-block", "picture-rights", "embargo", "killed"}


def found(article: Article, code: str) -> list[Check]:
    return [one for one in checks_of(article) if one.code.startswith(code)]


@pytest.fixture
def written(article: Article, reporter: User) -> Article:
    """An article without section, picture and sources."""
    block = BlockDraft(content=Paragraph(text=from_plain("They met.")))
    draft = ArticleDraft(headline="Ministers meet", blocks=(block,))
    save_article(article=article, draft=draft, base=0, by=reporter)
    return article


def test_a_check_bars_warns_or_is_off_as_the_desk_wants(written: Article, english: Service) -> None:
    assert [one.level for one in found(written, "section")] == ["warn"]
    set_desk(service=english, second_eyes=False, levels={"section": "bar"}, by=None)
    assert [one.code for one in bars_of(written)] == ["section-missing"]
    set_desk(service=english, second_eyes=False, levels={"section": "off"}, by=None)
    assert found(written, "section") == []
    set_desk(service=english, second_eyes=False, levels={}, by=None)
    assert [one.level for one in found(written, "section")] == ["warn"]


def test_a_bar_is_made_a_warning(
    written: Article, english: Service, reporter: User, picture: Picture
) -> None:
    draft = ArticleDraft(
        headline="Ministers meet",
        lead_picture=picture.pk,
        blocks=(BlockDraft(content=Paragraph(text=from_plain("They met."))),),
    )
    save_article(article=written, draft=draft, base=written.revision_number, by=reporter)
    assert {one.code for one in bars_of(written)} == {
        "picture-text-missing",
        "picture-credit-missing",
    }
    levels = {"picture-text": "warn", "picture-credit": "off"}
    set_desk(service=english, second_eyes=False, levels=levels, by=None)
    assert bars_of(written) == []
    assert [one.level for one in found(written, "picture-text")] == ["warn"]


@pytest.mark.parametrize("level", ["off", "warn"])
@pytest.mark.parametrize("name", sorted({*FIXED, "not-before"}))
def test_what_protects_others_than_the_desk_cannot_be_made_weaker(
    name: str, level: str, english: Service
) -> None:
    with pytest.raises(FixedCheck):
        set_desk(service=english, second_eyes=False, levels={name: level}, by=None)


def test_the_checks_that_are_fixed_are_these() -> None:
    assert {one.code for one in registered_checks() if one.fixed} >= {*FIXED, "not-before"}


def test_what_is_no_check_or_no_level_is_refused(english: Service) -> None:
    for levels in ({"nonsense": "off"}, {"section": "loud"}):
        with pytest.raises(UnknownCheck):
            set_desk(service=english, second_eyes=False, levels=levels, by=None)


def test_another_desk_s_settings_are_its_own(
    written: Article, english: Service, persian: Service
) -> None:
    set_desk(service=persian, second_eyes=False, levels={"section": "bar"}, by=None)
    assert bars_of(written) == []


def test_only_administrators_of_the_service_change_it(english: Service) -> None:
    owner = person("Ada Minh", "en", Role.ADMINISTRATOR)
    for other in (
        person("Ed Iqbal", "en", Role.PUBLISHER),
        person("Stan Lee", "fr", Role.ADMINISTRATOR),
    ):
        with pytest.raises(NotAllowed):
            set_desk(service=english, second_eyes=True, levels={}, by=other)
    set_desk(service=english, second_eyes=True, levels={"section": "bar"}, by=owner)
    entry = AuditEntry.objects.get(verb="set-desk")
    assert (entry.by, entry.detail["now"]["levels"]) == (owner, {"section": "bar"})


@pytest.fixture
def picture(db: None) -> Picture:
    return Picture.objects.create(
        sha256="0" * 64,
        format="jpeg",
        filename="a.jpg",
        size=1,
        width=1600,
        height=900,
        placeholder="#000000",
    )


def test_a_picture_whose_rights_have_ended_or_forbid_it_bars(
    written: Article, english: Service, reporter: User, picture: Picture, wire: ParagraphsOf
) -> None:
    PictureText.objects.create(picture=picture, language_tag="en", alt="Ministers at a table")
    Picture.objects.update(credit="Ana Ruiz")
    picture.refresh_from_db()
    draft = ArticleDraft(
        headline="Ministers meet",
        lead_picture=picture.pk,
        blocks=(BlockDraft(content=Paragraph(text=from_plain("They met."))),),
    )
    save_article(article=written, draft=draft, base=written.revision_number, by=reporter)

    def barred(end: date | None = None, *services: str, forbidden: bool = False) -> str:
        set_picture_use(
            picture=picture,
            usage_terms="Editorial use only",
            licence_end=end,
            forbidden=forbidden,
            forbidden_services=services,
            by=reporter,
        )
        return " ".join(one.sentence for one in bars_of(written))

    today = timezone.now().date()
    assert barred(today) == ""
    assert "until" in barred(today - timedelta(days=1))
    assert barred(None, "fa") == ""
    assert "may not be used by this service" in barred(None, "fa", "en")
    assert "may not be used" in barred(forbidden=True)
    assert AuditEntry.objects.filter(verb="set-use").count() == 5
