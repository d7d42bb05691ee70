from __future__ import annotations

import json

from dateline.publishing.outputs import live
from dateline.publishing.render.pages import LiveStrip
from dateline.publishing.render.specimen import samples


def test_the_live_file_carries_what_the_strip_shows() -> None:
    file = live.render(LiveStrip(samples.service("fa"), (samples.alert("fa"),)))
    found = json.loads(file.body)
    assert found["service"] == "fa"
    (alert,) = found["alerts"]
    assert alert["headline"] == samples.alert("fa").headline
    assert alert["path"] == "/fa/flood-warnings/"
    assert alert["published"] == "2026-11-23T14:05:00Z"
    assert alert["time"] == samples.alert("fa").published.text


def test_equal_news_gives_equal_bytes() -> None:
    strip = LiveStrip(samples.service("en"), (samples.alert("en"),))
    assert live.render(strip) == live.render(strip)
    assert live.render(LiveStrip(samples.service("en"))).body == b'{"service":"en","alerts":[]}'
