"""The live file of a service, one of the pages that publishing renders and delivers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.utils import timezone

from dateline.alerts.models import Alert
from dateline.alerts.queries import STANDS_FOR, standing_alerts
from dateline.publishing import addresses
from dateline.publishing.assemble.facts import ServiceFacts
from dateline.publishing.assemble.moments import moment
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.outputs import live
from dateline.publishing.pages import keys
from dateline.publishing.pages.marking import record_change
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.pages.specs import each_service_has
from dateline.publishing.render.pages import AlertView, LiveStrip

# Unchanged files are not written again, so a worker that was away for a while loses nothing.
_LOOK_BACK: Final = timedelta(hours=1)


@each_service_has
def live_file(service: str) -> Iterator[Spec]:
    """Yield the live file of a service."""
    yield Spec(addresses.live(service), "live", service)


@output("live", urgency=Urgency.NOW)
def make_live(spec: Spec, reader: Reader) -> Made:
    """Make the live file with the alerts that stand and the live reports that grow.

    An alert of a withdrawn article leads nowhere.
    """
    service = reader.service(spec.service)
    alerts = tuple(_view(alert, service, reader) for alert in standing_alerts(spec.service))
    reports = tuple((str(pk), last) for pk, last in reader.growing(spec.service))
    return Made(live.render(LiveStrip(service.view, alerts, reports)).body)


def _view(alert: Alert, service: ServiceFacts, reader: Reader) -> AlertView:
    path = alert.url
    if alert.article_id:
        reader.depends_on(keys.article(alert.article_id))
        public = getattr(alert.article, "public", None)
        path = addresses.encoded(public.path) if public and public.standing else ""
    return AlertView(str(alert.pk), alert.headline, moment(alert.raised, service), path)


def change_live_file(service: str) -> None:
    """Have the live file of a service rendered before all other pages."""
    record_change((), live_file(service), urgent={addresses.live(service)})


def let_alerts_age() -> None:
    """Have the live files rendered that show an alert which is too old by now."""
    edge = timezone.now() - STANDS_FOR
    aged = Alert.objects.filter(retracted=None, raised__range=(edge - _LOOK_BACK, edge))
    for service in sorted(set(aged.values_list("service_id", flat=True))):
        change_live_file(service)
