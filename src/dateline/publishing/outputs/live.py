"""The live file of a service: the breaking news that stands, small enough to be asked for often.

Equal news gives equal bytes, so that a server's ETag tells a reader that nothing is new.
"""

from __future__ import annotations

import orjson

from ..render.file import OutputFile
from ..render.pages import AlertView, LiveStrip


def render(strip: LiveStrip) -> OutputFile:
    """Render the alerts, newest first."""
    facts = {"service": strip.service.code, "alerts": [_alert(alert) for alert in strip.alerts]}
    return OutputFile(orjson.dumps(facts), "application/json; charset=utf-8")


def _alert(alert: AlertView) -> dict[str, str]:
    return {
        "id": alert.id,
        "headline": alert.headline,
        "path": alert.path,
        "published": alert.published.iso,
        "time": alert.published.text,
    }
