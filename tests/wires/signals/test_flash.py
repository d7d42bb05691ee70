"""Flashes: known by urgency and by the words that agencies keep for them."""

from __future__ import annotations

import pytest

from dateline.wires.parsed import Draft
from dateline.wires.signals.flash import is_flash


@pytest.mark.parametrize(
    "item",
    [
        Draft(headline="FLASH - Harbour wall breaks"),
        Draft(headline="FLASH"),
        Draft(headline="ALERT: Harbour wall breaks"),
        Draft(headline="SNAP-Harbour wall breaks"),
        Draft(headline="Harbour wall breaks (FLASH)"),
        Draft(headline="ALERTE: le port est fermé"),
        Draft(headline="ALERTA - El puerto se cierra"),
        Draft(headline="EILMELDUNG: Der Hafen ist zu"),
        Draft(headline="МОЛНИЯ: порт закрыт"),
        Draft(headline="عاجل: إغلاق الميناء"),
        Draft(slugline="US--APNewsAlert"),
        Draft(keywords=("BC-US--APNewsAlert,17",)),
        Draft(slugline="HARBOUR-STORM/ (ALERT)"),
        Draft(headline="Harbour wall breaks", urgency=1),
    ],
    ids=lambda one: one.headline or one.slugline or "keyword",
)
def test_a_flash_is_known(item: Draft) -> None:
    assert is_flash(item, format="newsml-g2")


@pytest.mark.parametrize(
    "item",
    [
        Draft(headline="Flash floods close harbour"),
        Draft(headline="FLASH FLOODS CLOSE HARBOUR"),
        Draft(headline="ALERT LEVEL RAISED AT VOLCANO"),
        Draft(headline="Minister calls snap election"),
        Draft(headline="Alert: a word in ordinary letters"),
        Draft(slugline="NU-FLASH-K"),
        Draft(slugline="WEATHER-ALERTS"),
        Draft(headline="URGENT: Harbour closed", urgency=2),
        Draft(headline="FLASH - Harbour wall breaks", type="picture"),
        Draft(headline="ALERT: wrong", signals=("kill",), urgency=1),
    ],
    ids=lambda one: one.headline or one.slugline,
)
def test_ordinary_news_is_no_flash(item: Draft) -> None:
    assert not is_flash(item, format="newsml-g2")


def test_the_number_one_of_a_feed_or_of_mail_is_no_flash() -> None:
    assert not is_flash(Draft(headline="Harbour", urgency=1), format="rss")
