from __future__ import annotations

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from dateline.accounts.actions import create_user, give_role
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry, Role
from dateline.ground import events
from dateline.media import actions, queries
from dateline.media.errors import BadFocalPoint, BadLanguageTag, NotAPicture
from dateline.media.models import Picture, PictureText
from dateline.media.renditions import rendition_set
from dateline.media.tasks import make_renditions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_var")]


def rendition_jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name=make_renditions.name).count()


@pytest.fixture
def reporter():
    user = create_user(email="r@dateline.example", name="R. Porter", password=None, by=None)
    give_role(user=user, role=Role.REPORTER, service="fa", by=None)
    return user


@pytest.fixture
def picture(jpeg, reporter) -> Picture:
    return actions.add_picture(data=jpeg, filename="pont.jpg", credit="Dateline", by=reporter)


def test_a_picture_is_kept_as_it_came(picture, jpeg, reporter):
    picture.refresh_from_db()
    assert queries.original(picture) == jpeg
    assert (picture.width, picture.height, picture.format) == (1600, 900, "jpeg")
    assert (picture.credit, picture.filename) == ("Dateline", "pont.jpg")
    assert picture.created_by == reporter
    assert AuditEntry.objects.filter(verb="add", target_id=str(picture.pk)).exists()


def test_the_same_picture_twice_is_one(picture, jpeg):
    again = actions.add_picture(data=jpeg, filename="other.jpg", credit="Somebody", by=None)
    assert again == picture
    assert again.credit == "Dateline"
    assert Picture.objects.count() == rendition_jobs() == 1


def test_the_job_comes_with_the_picture_or_not_at_all(jpeg):
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.add_picture(data=jpeg, filename="a.jpg", credit="", by=None)
        raise RuntimeError
    assert rendition_jobs() == 0
    assert not Picture.objects.exists()


def test_the_job_makes_what_readers_are_offered(picture, own_var):
    make_renditions(picture_id=str(picture.pk))
    for source in rendition_set(picture).sources:
        for url, _ in source.files:
            assert (own_var / "site" / url[1:]).stat().st_size > 0


def test_the_job_of_a_picture_that_is_gone_does_nothing(picture):
    make_renditions(picture_id="00000000-0000-7000-8000-000000000000")


def test_a_refused_picture_leaves_nothing_behind(own_var):
    with pytest.raises(NotAPicture):
        actions.add_picture(data=b"hello", filename="../../etc/x.jpg", credit="", by=None)
    assert not (own_var / "store").exists()
    assert not Picture.objects.exists()


def test_somebody_without_a_role_may_not_add_pictures(jpeg):
    stranger = create_user(email="s@dateline.example", name="S", password=None, by=None)
    with pytest.raises(NotAllowed, match="add pictures"):
        actions.add_picture(data=jpeg, filename="a.jpg", credit="", by=stranger)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("../../a.jpg", "a.jpg"), ("C:\\x\\b.png", "b.png"), ("", "picture"), ("a\0\nb", "a b")],
)
def test_only_the_last_part_of_a_name_is_kept(given, kept):
    assert actions.safe_filename(given) == kept


def test_a_picture_is_described_in_each_language(picture, reporter):
    for tag, alt in (("en", "A bridge"), ("fa", "یک پل"), ("en", "An old bridge")):
        actions.set_picture_text(
            picture=picture, language_tag=tag, alt=alt, caption="", by=reporter
        )
    assert PictureText.objects.count() == 2
    described = Picture.objects.get(pk=picture.pk)
    english = queries.picture_text(described, "en")
    assert english is not None
    assert english.alt == "An old bridge"
    assert queries.picture_text(described, "fr") is None
    assert queries.languages_without_alt(described, ["en", "fr", "fa"]) == ["fr"]


def test_saying_the_same_again_tells_nobody(picture):
    said = {"picture": picture, "language_tag": "en", "alt": "A bridge", "caption": "", "by": None}
    first = actions.set_picture_text(**said)
    count = AuditEntry.objects.count()
    assert actions.set_picture_text(**said) == first
    assert AuditEntry.objects.count() == count


def test_a_text_needs_a_language(picture):
    with pytest.raises(BadLanguageTag, match="no language tag"):
        actions.set_picture_text(picture=picture, language_tag="<en>", alt="A", caption="", by=None)


def test_a_new_focal_point_gives_new_renditions(picture):
    before = rendition_set(picture).url
    actions.set_focal_point(picture=picture, x=0.25, y=0.75, by=None)
    assert rendition_set(Picture.objects.get(pk=picture.pk)).url != before
    assert rendition_jobs() == 2


@pytest.mark.parametrize(("x", "y"), [(-0.1, 0.5), (0.5, 1.01), (float("nan"), 0.5)])
def test_a_focal_point_lies_inside(picture, x, y):
    with pytest.raises(BadFocalPoint):
        actions.set_focal_point(picture=picture, x=x, y=y, by=None)


def test_rights_can_be_mended(picture):
    actions.set_picture_rights(
        picture=picture, credit="Agency\nX", copyright="© X", source="X", by=None
    )
    picture.refresh_from_db()
    assert (picture.credit, picture.copyright, picture.source) == ("Agency X", "© X", "X")


@pytest.mark.django_db(transaction=True)
def test_others_are_told(jpeg):
    cursor = events.latest_cursor()
    actions.add_picture(data=jpeg, filename="a.jpg", credit="", by=None)
    assert [event.kind for event in events.read_after(cursor, limit=10)] == ["picture-added"]
