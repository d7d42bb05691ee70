"""The live file of a service: what is new now, small enough to be asked for often.

Equal news gives equal bytes, so that a server's ETag tells a reader that nothing is new.
"""

from __future__ import annotations

from typing import Any

import orjson

from ..render.file import OutputFile
from ..render.pages import AlertView, LiveStrip


def render(strip: LiveStrip) -> OutputFile:
    """Render the alerts, newest first, and the newest entry of each live report by its article."""
    facts: dict[str, Any] = {
        "service": strip.service.code,
        "alerts": [_alert(alert) for alert in strip.alerts],
    }
    if strip.reports:
        facts["reports"] = dict(strip.reports)
    return OutputFile(orjson.dumps(facts), "application/json; charset=utf-8")


def _alert(alert: AlertView) -> dict[str, str]:
    return {
        "id": alert.id,
        "headline": alert.headline,
        "path": alert.path,
        "published": alert.published.iso,
        "time": alert.published.text,
    }
