"""Flashes: known by urgency and by the words that agencies keep for them."""

from __future__ import annotations

import pytest

from dateline.wires.parsed import ParsedItem
from dateline.wires.signals.flash import is_flash


@pytest.mark.parametrize(
    "item",
    [
        ParsedItem(headline="FLASH - Harbour wall breaks"),
        ParsedItem(headline="FLASH"),
        ParsedItem(headline="ALERT: Harbour wall breaks"),
        ParsedItem(headline="SNAP-Harbour wall breaks"),
        ParsedItem(headline="Harbour wall breaks (FLASH)"),
        ParsedItem(headline="ALERTE: le port est fermé"),
        ParsedItem(headline="ALERTA - El puerto se cierra"),
        ParsedItem(headline="EILMELDUNG: Der Hafen ist zu"),
        ParsedItem(headline="МОЛНИЯ: порт закрыт"),
        ParsedItem(headline="عاجل: إغلاق الميناء"),
        ParsedItem(slugline="US--APNewsAlert"),
        ParsedItem(keywords=("BC-US--APNewsAlert,17",)),
        ParsedItem(slugline="HARBOUR-STORM/ (ALERT)"),
        ParsedItem(headline="Harbour wall breaks", urgency=1),
    ],
    ids=lambda one: one.headline or one.slugline or "keyword",
)
def test_a_flash_is_known(item: ParsedItem) -> None:
    assert is_flash(item, format="newsml-g2")


@pytest.mark.parametrize(
    "item",
    [
        ParsedItem(headline="Flash floods close harbour"),
        ParsedItem(headline="FLASH FLOODS CLOSE HARBOUR"),
        ParsedItem(headline="ALERT LEVEL RAISED AT VOLCANO"),
        ParsedItem(headline="Minister calls snap election"),
        ParsedItem(headline="Alert: a word in ordinary letters"),
        ParsedItem(slugline="NU-FLASH-K"),
        ParsedItem(slugline="WEATHER-ALERTS"),
        ParsedItem(headline="URGENT: Harbour closed", urgency=2),
        ParsedItem(headline="FLASH - Harbour wall breaks", type="picture"),
        ParsedItem(headline="ALERT: wrong", signals=("kill",), urgency=1),
    ],
    ids=lambda one: one.headline or one.slugline,
)
def test_ordinary_news_is_no_flash(item: ParsedItem) -> None:
    assert not is_flash(item, format="newsml-g2")


def test_the_number_one_of_a_feed_or_of_mail_is_no_flash() -> None:
    assert not is_flash(ParsedItem(headline="Harbour", urgency=1), format="rss")
