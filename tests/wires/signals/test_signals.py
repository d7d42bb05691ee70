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
        ("RECTIFICATIF - Le port rouvre", "correction"),
        ("CORRECCIÓN: El puerto reabre", "correction"),
        ("(CORREÇÃO) Porto reabre", "correction"),
        ("CORREZIONE: il porto riapre", "correction"),
        ("RETTELSE: Havnen åpner", "correction"),
        ("RÄTTELSE: Hamnen öppnar", "correction"),
        ("Korjaus saapuu - KORJAUS", "correction"),
        ("CORRECTIE: haven weer open", "correction"),
        ("ИСПРАВЛЕНИЕ: порт открыт", "correction"),
        ("تصحيح: إعادة فتح الميناء", "correction"),
        ("MELDUNGSRÜCKZUG: Hafen", "kill"),
        ("ANNULATION - Le port rouvre", "kill"),
        ("ANULADA: El puerto reabre", "kill"),
        ("ANNULLATO - il porto riapre", "kill"),
        ("UTGÅR: Havnen åpner", "kill"),
        ("АННУЛИРОВАНО: порт открыт", "kill"),
        ("إلغاء: الميناء", "kill"),
        ("HARBOUR-STORM/ (UPDATE 2, PIX)", "update"),
        ("BC-US--Harbor Storm-KILL", "kill"),
        ("HARBOUR-STORM/ (KILL)", "kill"),
        ("HOLD FOR RELEASE Sunday", "embargo"),
        ("EMBARGOED UNTIL 0001 GMT Nov 25", "embargo"),
        ("SPERRFRIST 06.00 Uhr: Hafen", "embargo"),
        ("SOUS EMBARGO: le port", "embargo"),
        ("WITHHOLD: Harbour opens", "withhold"),
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
        "RUSSIA IMPOSES GRAIN EMBARGO",
        "EMBARGO ON GRAIN ENDS",
        "SENATE TO HOLD HEARING",
        "STORM KILLS 12 IN HARBOUR",
        "KILLER STORM NEARS HARBOUR",
        "CORRECTIONS OFFICERS STRIKE",
        "Korjaus alkaa satamassa",
        "Embargo sur les armes prolongé",
        "Der Rückzug der Truppen beginnt",
        "El Gobierno corrige sus cuentas",
        "إعادة تحديث الميناء القديم",
        "Правительство обновило состав",
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
        ("Prière d'annuler cette dépêche", "kill"),
        ("Anular esta noticia", "kill"),
        ("Diese Meldung wird zurückgezogen", "kill"),
        ("Corrige la cifra del segundo párrafo", "correction"),
        ("Rättar namnet i tredje stycket", "correction"),
        ("Retter navn i andre avsnitt", "correction"),
        ("Corrigeert de naam in de tweede alinea", "correction"),
        ("Исправлена цифра во втором абзаце", "correction"),
        ("Actualiza con declaraciones", "update"),
        ("Ergänzt: Zitat des Ministers", "update"),
        ("Sous embargo jusqu'à mardi", "embargo"),
        ("No difundir antes de las 10:00", "embargo"),
        ("Do not publish", "withhold"),
    ],
)
def test_notes_to_editors(note: str, signal: str) -> None:
    assert signal in said(note=note)


@pytest.mark.parametrize(
    "note",
    [
        "Note that the storm kills plants. With pictures.",
        "Photos by Hold and Sons. The ship was withdrawn from service.",
        "The corrected figures are in the table that follows on Monday.",
        "Embargo lifted: free for use at once.",
    ],
)
def test_an_ordinary_note_is_no_signal(note: str) -> None:
    assert said(note=note) == ()


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
