"""Jobs about pictures."""

from __future__ import annotations

from dateline.ground.jobs import RETRY, app
from dateline.ground.settings import get_settings
from dateline.media.encoding import ensure_renditions
from dateline.media.models import Picture


@app.task(retry=RETRY)
def make_renditions(picture_id: str) -> None:
    """Write the renditions of a picture into the folder of the site, those that are missing."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is not None:
        ensure_renditions(picture, get_settings().site_root)
