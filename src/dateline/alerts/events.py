"""What happens to alerts, as others hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dateline.ground.events import Event


@dataclass(frozen=True)
class AlertRaised(Event):
    """There is breaking news."""

    kind: ClassVar[str] = "alerts.raised"
    alert: str
    service: str
    headline: str


@dataclass(frozen=True)
class AlertRetracted(Event):
    """An alert no longer stands."""

    kind: ClassVar[str] = "alerts.retracted"
    alert: str
    service: str
