from __future__ import annotations

from pathlib import Path

import pytest
import pyvips

from dateline.media.actions import add_picture
from dateline.publishing.assemble.pictures import picture_view

pytestmark = pytest.mark.django_db


def test_every_file_of_a_picture_has_the_size_that_is_said_of_it(site: Path) -> None:
    data = pyvips.Image.black(1600, 900, bands=3).jpegsave_buffer()
    picture = add_picture(data=data, filename="black.jpg", credit="Nobody", by=None)
    view = picture_view(picture, None)
    assert view is not None
    for file in (view.fallback, *view.crops):
        image = pyvips.Image.new_from_file(str(site / file.url.lstrip("/")))
        assert (image.width, image.height) == (file.width, file.height), file.url
