"""The page of what a service corrected and withdrew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import orjson
from django.db.models import Q

from dateline.publishing import addresses
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.facts import ServiceFacts
from dateline.publishing.assemble.memo import load_documents
from dateline.publishing.assemble.moments import moment
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.models import Kind, NoteKind, Publication
from dateline.publishing.outputs import corrections
from dateline.publishing.pages import keys
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import CorrectionNote, CorrectionsPage, Link

_MOST: Final = 100


@output("corrections", urgency=Urgency.LIST)
def make_corrections(spec: Spec, reader: Reader) -> Made:
    """Make the page of the newest corrections and withdrawals."""
    return Made(corrections.render(corrections_page(spec, reader)).body)


def corrections_page(spec: Spec, reader: Reader) -> CorrectionsPage:
    """Return what a service corrected and withdrew.

    It carries no word or address of a report that was withdrawn, nor of what was corrected in it.
    """
    service = reader.service(spec.service)
    reader.depends_on(keys.corrections(spec.service))
    rows = Publication.objects.filter(service_id=spec.service)
    rows = rows.filter(Q(kind=Kind.WITHDRAW) | Q(note=NoteKind.CORRECTION))
    newest = rows.select_related("article__public").order_by("-number")[:_MOST]
    around = chrome(service, addresses.corrections(spec.service), has_lite=True)
    return CorrectionsPage(around, tuple(_notes(list(newest), service)))


def _notes(rows: list[Publication], service: ServiceFacts) -> Iterator[CorrectionNote]:
    shown = load_documents(
        {row.article.public.publication_id for row in rows if row.article.public.standing}
    )
    for row in rows:
        if row.kind == Kind.WITHDRAW:
            content = orjson.loads(row.content)
            at = moment(datetime.fromisoformat(content["withdrawn"]), service)
            yield CorrectionNote(at, content["notice"])
            continue
        document = shown.get(row.article.public.publication_id)
        said = [one for one in document.notes if one.at == row.at] if document else []
        if document and said:
            report = Link(document.headline, addresses.encoded(document.path))
            yield CorrectionNote(moment(row.at, service), said[0].text, report)
