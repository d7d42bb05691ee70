"""Signals: from fields first, then from the wording; ordinary news is none."""

from __future__ import annotations

import pytest

from dateline.wires.signals import pubstatus_of, signal_of, signals_of


def said(headline: str = "", note: str = "", pubstatus: str | None = "usable") -> tuple[str, ...]:
    return signals_of(
        pubstatus=pubstatus, embargoed=False, stated=(), markers=(headline,), note=note
    )


@pytest.mark.parametrize(
    ("headline", "signal"),
    [
        ("CORRECTED-Harbour opens again", "correction"),
        ("REFILE-Harbour opens again", "correction"),
        ("CORRECTION: Harbour opens", "correction"),
        ("UPDATE 2-Harbour opens again", "update"),
        ("BC-US--Harbour, 1st Ld-Writethru", "update"),
        ("HARBOUR 3RD LEAD", "update"),
        ("== KILL == Harbour", "kill"),
        ("KILL: Harbour opens", "kill"),
        ("MANDATORY KILL Harbour", "kill"),
        ("WITHDRAWN - Harbour opens", "kill"),
        ("EMBARGOED Harbour opens", "embargo"),
        ("ADVISORY: Harbour photos", "advisory"),
        ("Hafen: BERICHTIGUNG", "correction"),
    ],
)
def test_markers_in_headlines(headline: str, signal: str) -> None:
    assert signal in said(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "Storm kills 12 in harbour",
        "Government withholds data",
        "Bank updates forecast",
        "Minister corrected the record on Monday",
        "Court lifts embargo on grain",
        "Killing of sailor shocks town",
        "New advisory board meets",
        "SKILLED WORKERS WANTED",
    ],
)
def test_ordinary_news_is_no_signal(headline: str) -> None:
    assert said(headline) == ()


@pytest.mark.parametrize(
    ("note", "signal"),
    [
        ("Eds: kill", "kill"),
        ("Please kill this story.", "kill"),
        ("EDITORS: This item has been withdrawn.", "kill"),
        ("Eds: Adds full-year results.", "update"),
        ("Corrects spelling of the name in paragraph 2", "correction"),
        ("Korjattu aiempaa uutista: nimi", "correction"),
        ("Embargoed until Friday 06:00", "embargo"),
        ("Hold for release at noon", "embargo"),
    ],
)
def test_notes_to_editors(note: str, signal: str) -> None:
    assert signal in said(note=note)


def test_an_ordinary_note_is_no_signal() -> None:
    assert said(note="Note that the storm kills plants. With pictures.") == ()


def test_the_status_counts_whatever_the_words_say() -> None:
    assert said(pubstatus="canceled") == ("kill",)
    assert said(pubstatus="withheld") == ("withhold",)


def test_the_gravest_comes_first_and_each_once() -> None:
    assert said("CORRECTED UPDATE 1-Harbour", "Eds: kill", "canceled") == (
        "kill",
        "correction",
        "update",
    )


@pytest.mark.parametrize(
    ("code", "signal"),
    [
        ("sig:update", "update"),
        ("http://cv.iptc.org/newscodes/signal/correction", "correction"),
        ("sig:atomic", None),
        (None, None),
    ],
)
def test_codes(code: str | None, signal: str | None) -> None:
    assert signal_of(code) == signal


@pytest.mark.parametrize(
    ("word", "status"),
    [(None, "usable"), ("", "usable"), ("Killed", "canceled"), ("pondered", None)],
)
def test_publishing_status(word: str | None, status: str | None) -> None:
    assert pubstatus_of(word) == status
