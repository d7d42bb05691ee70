"""Words for what rules know by codes."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SIGNALS: Final[dict[str, Promise]] = {
    "new": _("New"),
    "update": _("Update"),
    "correction": _("Correction"),
    "possible-correction": _("Changed without notice"),
    "kill": _("Kill"),
    "withhold": _("Withhold"),
    "embargo": _("Embargo"),
    "release": _("End of an embargo"),
    "advisory": _("Advisory"),
}
TYPES: Final[dict[str, Promise]] = {
    "text": _("Text"),
    "picture": _("Picture"),
    "video": _("Video"),
    "audio": _("Audio"),
    "graphic": _("Graphic"),
    "composite": _("Package"),
}
FORMATS: Final = (
    "newsml-g2",
    "newsml-1",
    "nitf",
    "ninjs",
    "anpa-1312",
    "iptc-7901",
    "rss",
    "atom",
    "jsonfeed",
    "email",
    "ap-media-api",
)
EVERY: Final = _("everything")
