from __future__ import annotations

import pytest
import pyvips
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dateline.media.models import Picture
from dateline.stories.models import Article

TOLD = {"credit": "A. Photographer", "alt": "Ministers at a table", "service": "en"}


def drawing(shade: int = 90) -> bytes:
    image = (pyvips.Image.black(400, 300, bands=3) + shade).cast("uchar")
    return bytes(image.copy(interpretation="srgb").pngsave_buffer())


def sent(data: bytes, **told: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile("table.png", data), **TOLD, **told}


def test_a_picture_is_added_with_what_is_said_about_it(owner: Client) -> None:
    response = owner.post("/newsroom/pictures/add/", sent(drawing(), caption="At the table"))
    picture = Picture.objects.get()
    assert response["Location"] == f"/newsroom/pictures/{picture.pk}/"
    text = picture.texts.get()
    assert (text.language_tag, text.alt, text.caption) == ("en", TOLD["alt"], "At the table")


def test_a_picture_for_an_article_becomes_its_lead(owner: Client, article: Article) -> None:
    owner.post("/newsroom/pictures/add/", sent(drawing(), article=str(article.pk)))
    article.refresh_from_db()
    assert article.lead_picture == Picture.objects.get()


def test_another_desk_does_not_choose_the_lead_picture(
    other_desk: Client, article: Article
) -> None:
    response = other_desk.post("/newsroom/pictures/add/", sent(drawing(), article=str(article.pk)))
    assert response.status_code == 403
    article.refresh_from_db()
    assert article.lead_picture is None


@pytest.mark.parametrize("data", [b"no picture", b"", drawing()[:200]])
def test_what_is_no_picture_is_refused_in_a_sentence(data: bytes, owner: Client) -> None:
    response = owner.post("/newsroom/pictures/add/", sent(data))
    assert response.status_code == 422
    html = response.content.decode()
    assert 'id="file-error"' in html
    assert TOLD["alt"] in html
    assert not Picture.objects.exists()


def test_a_picture_needs_a_credit_and_an_alternative_text(owner: Client) -> None:
    response = owner.post("/newsroom/pictures/add/", sent(drawing(), credit=" ", alt=""))
    html = response.content.decode()
    assert 'id="credit-error"' in html
    assert 'id="alt-error"' in html


def test_a_picture_is_described_in_every_language(owner: Client, persian: object) -> None:
    owner.post("/newsroom/pictures/add/", sent(drawing()))
    picture = Picture.objects.get()
    told = {"credit": "B", "alt-en": "Table", "alt-fa": "میز", "focus_x": "20", "focus_y": "80"}
    owner.post(f"/newsroom/pictures/{picture.pk}/", told)
    picture.refresh_from_db()
    assert (picture.credit, picture.focal_x, picture.focal_y) == ("B", 0.2, 0.8)
    assert picture.texts.get(language_tag="fa").alt == "میز"
    response = owner.post(f"/newsroom/pictures/{picture.pk}/", told | {"focus_x": "900"})
    assert response.status_code == 302
    picture.refresh_from_db()
    assert picture.focal_x == 0.2


def test_a_small_copy_is_shown_before_renditions_are_made(owner: Client) -> None:
    owner.post("/newsroom/pictures/add/", sent(drawing()))
    response = owner.get(f"/newsroom/pictures/{Picture.objects.get().pk}/image/")
    assert response["Content-Type"] == "image/webp"
    assert response.content.startswith(b"RIFF")


def test_a_longer_library_asks_the_database_no_more_often(owner: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            owner.get("/newsroom/pictures/")
        return len(captured)

    owner.post("/newsroom/pictures/add/", sent(drawing(10)))
    queries()
    once = queries()
    for shade in (20, 30):
        owner.post("/newsroom/pictures/add/", sent(drawing(shade)))
    assert queries() == once


def test_beside_a_text_a_picture_is_found_cropped_and_described_in_its_language(
    owner: Client, article: Article
) -> None:
    owner.post("/newsroom/pictures/add/", sent(drawing()))
    picture = Picture.objects.get()
    here = f"/newsroom/articles/{article.pk}/pictures/"
    assert str(picture.pk) in owner.get(f"{here}?q=table").content.decode()
    assert str(picture.pk) not in owner.get(f"{here}?q=harbour").content.decode()
    form = owner.get(f"{here}{picture.pk}/").content.decode()
    assert TOLD["alt"] in form
    facts = {"focus_x": "20", "focus_y": "75.5", "alt": "Two ministers", "caption": "At noon"}
    answer = owner.post(f"{here}{picture.pk}/", facts).json()
    assert answer[str(picture.pk)]["focal"] == "0.200 0.755"
    picture.refresh_from_db()
    assert (picture.focal_x, picture.focal_y) == (0.2, 0.755)
    assert picture.texts.get(language_tag="en").alt == "Two ministers"
    for wrong in ("", "x", "nan", "300"):
        refused = owner.post(f"{here}{picture.pk}/", {**facts, "focus_x": wrong})
        assert refused.status_code == 422
        assert refused.json()["message"]


def test_beside_a_text_a_picture_that_it_may_not_use_cannot_be_taken(
    owner: Client, article: Article
) -> None:
    owner.post("/newsroom/pictures/add/", sent(drawing()))
    here = f"/newsroom/articles/{article.pk}/pictures/"
    assert "data-put-picture" in owner.get(here).content.decode()
    Picture.objects.update(forbidden_services=["en"])
    assert "data-put-picture" not in owner.get(here).content.decode()
