"""What the checks are called where a desk sets their levels."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHECKS: Final[dict[str, Promise]] = {
    "headline": _("Headline missing, or too long"),
    "paragraphs": _("No text"),
    "empty-block": _("Empty or untranslated block"),
    "section": _("No section"),
    "source": _("Block without a source"),
    "lead-picture": _("No lead picture"),
    "picture-text": _("Picture without alternative text"),
    "picture-credit": _("Picture without a credit"),
    "picture-rights": _("Picture whose rights have ended or forbid it"),
    "embargo": _("Wire under embargo"),
    "killed": _("Wire killed, withheld or on hold"),
    "corrected-elsewhere": _("Wire that is said to be wrong"),
    "corrected": _("Wire whose newer version says something else"),
    "not-before": _("Held back by the desk"),
    "stale": _("Translation whose source changed"),
    "untranslated": _("Source with more than is translated"),
    "related": _("Related story that readers do not have"),
    "embed": _("Embed without a title"),
    "quotation-altered": _("Quotation that differs from its source"),
    "quotation-not-found": _("Quotation that is not in its sources"),
    "off-record": _("Words or name of what was told off the record"),
    "undeclared": _("Wire text that nobody declared"),
}
