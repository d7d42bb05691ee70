"""Every write about alerts."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.alerts.errors import BadAlert
from dateline.alerts.events import AlertRaised, AlertRetracted
from dateline.alerts.live import change_live_file
from dateline.alerts.models import Alert
from dateline.alerts.policies import demand_alert
from dateline.ground import events
from dateline.ground.richtext import safe_href
from dateline.languages.models import Service
from dateline.stories.models import Article


@transaction.atomic
def raise_alert(
    *,
    service: Service,
    headline: str,
    article: Article | None = None,
    url: str = "",
    by: User | None,
) -> Alert:
    """Tell all readers of a service that something broke.

    Effects: an alert; the service's live file, before all other pages; an event; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of the service.
        BadAlert: there is no headline, the address cannot be followed, or the article is another
            service's.
    """
    demand_alert(by, service=service.code, to="raise an alert")
    headline = " ".join(headline.split())
    _check(service, headline, article, url)
    alert = Alert.objects.create(
        service=service, headline=headline[:200], article=article, url=url, raised_by=by
    )
    events.publish(AlertRaised(alert=str(alert.pk), service=service.code, headline=alert.headline))
    _record(alert, "raise", by)
    change_live_file(service.code)
    return alert


def _check(service: Service, headline: str, article: Article | None, url: str) -> None:
    if not headline:
        raise BadAlert("An alert needs a headline.")
    if article and url:
        raise BadAlert("An alert leads to an article or to an address, not to both.")
    if article and article.service_id != service.code:
        raise BadAlert(f"The article is not one of {service.english_name}.")
    if url and not (safe_href(url) or "").startswith(("https://", "http://")):
        raise BadAlert("The address must start with https:// or http://.")


@transaction.atomic
def retract_alert(*, alert: Alert, by: User | None) -> Alert:
    """Take an alert back. One that was retracted already stays as it is.

    Effects: the alert; the service's live file, before all other pages; an event; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of the service.
    """
    alert = Alert.objects.select_for_update().get(pk=alert.pk)
    demand_alert(by, service=alert.service_id, to="retract this alert")
    if alert.retracted is not None:
        return alert
    alert.retracted, alert.retracted_by = timezone.now(), by
    alert.save(update_fields=["retracted", "retracted_by"])
    events.publish(AlertRetracted(alert=str(alert.pk), service=alert.service_id))
    _record(alert, "retract", by)
    change_live_file(alert.service_id)
    return alert


def _record(alert: Alert, verb: str, by: User | None) -> None:
    record(by=by, verb=verb, target_kind="alert", target_id=alert.pk, service=alert.service_id)
