"""Checks of the time at which the desk itself wants readers to have an article."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.desk.models import NotBefore
from dateline.languages.dates import format_datetime


@check("not-before", ok=gettext_lazy("The desk does not hold it back."), can_bar=True, fixed=True)
def not_before(subject: Subject) -> Iterator[Check]:
    """Nobody publishes what the desk holds back until its time."""
    held = NotBefore.objects.filter(article=subject.article.pk, until__gt=subject.now).first()
    if held is not None:
        when = format_datetime(held.until, subject.service)
        sentence = _("The desk holds it back until %s: wait, or lift that.") % when
        yield Check("not-before", "bar", sentence)
