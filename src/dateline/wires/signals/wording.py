"""Signals that only stand in the wire's wording.

Markers are looked for where agencies put them: in capitals at the beginning or end of headline,
slugline and keywords, in any letters at the beginning of an editor's note. Words of ordinary news
("Storm kills 12", "RUSSIA IMPOSES GRAIN EMBARGO", "Government withholds data") are no markers.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.wires.parsed import Signal
from dateline.wires.signals.embargoes import lifts_embargo
from dateline.wires.signals.stems import (
    OF_ANY_MARKER,
    OF_ANY_NOTE,
    OF_MARKERS,
    OF_NOTES,
    found_in,
    may_say,
)

_KILLS: Final = (
    r"KILL(?:ED)?|MANDATORY KILL|BULLETIN KILL|STORY KILL|PHOTO KILL|PICTURE KILL|KILL (?:NOTICE"
    r"|ADVISORY|STORY)|EDITORS?:? KILL|WITHDRAWN|WITHDRAWAL|WITHDRAW|RETRACTED|RETRACTION"
    r"|MANDATORY ELIMINATION|ELIMINATION|ANNUL(?:ER|EZ|ATION|É|ÉE)|ANNULLATO|ANNULLARE"
    r"|ANULAD[AO]|ANULACIÓN|ANULAR|ANULAÇÃO|RETIRAD[AO]|ZURÜCKGEZOGEN|RÜCKZUG|MELDUNGSRÜCKZUG"
    r"|STORNO|STORNIERT|INGETROKKEN|UTGÅR|UTGÅTT|ANNULLERES|ANNULLERET|ANNULLERT|TILBAKEKALLES"
    r"|DRAS TILLBAKA|ÅTERKALLAS|POISTETTU|POISTETAAN|АННУЛИРОВАН[АО]?|АННУЛИРОВАНИЕ"
    r"|ОТМЕНА СООБЩЕНИЯ"
    r"|إلغاء|يلغى|سحب الخبر"
)
_WITHHOLDS: Final = (
    r"WITHHOLD|WITHHELD|DO NOT USE|DO NOT PUBLISH|HOLD|NE PAS (?:DIFFUSER|PUBLIER)"
    r"|NO (?:PUBLICAR|DIFUNDIR)|NÃO (?:PUBLICAR|DIVULGAR)|NICHT VERÖFFENTLICHEN"
    r"|NON PUBBLICARE|NIET PUBLICEREN"
)
_EMBARGOES: Final = (
    r"EMBARGO|EMBARGOED|SOUS EMBARGO|EMBARGAD[AO]|SPERRFRIST|HOLD FOR RELEASE|EMBARGOUNTIL"
    r"|SPERREFRIST|SPÄRRTID|KLAUSULERET|ЭМБАРГО|محظور النشر|حظر النشر"
)
_CORRECTIONS: Final = (
    r"CORRECT(?:ED|ION|IONS|IVE|S)|REFILES?|CORR|BERICHTIGUNG|BERICHTIGT|KORREKTUR|KORRIGIERT"
    r"|RECTIFICATI(?:F|ON)|CORRECTIF|RECTIF|CORRIGÉ|CORRIGE|CORRECCI[ÓO]N|CORREGID[AO]"
    r"|RECTIFICACI[ÓO]N|CORREÇÃO|CORREC[ÇC]AO|RETIFICAÇÃO|CORREZIONE|CORRETT[OA]"
    r"|ERRATA(?: CORRIGE)?"
    r"|RIPETIZIONE CORRETTA|RETTELSE|RETTET|RETTING|RÄTTELSE|RÄTTAD|KORJAUS|KORJATTU|ERRATUM"
    r"|CORRECTIE|RECTIFICATIE|GECORRIGEERD|ИСПРАВЛЕНИЕ|ИСПРАВЛЕНО|ПОПРАВКА|УТОЧНЕНИЕ|تصحيح|مصحح"
)
_UPDATES: Final = (
    r"UPDATE(?:S|D)?(?: \d+)?|WRITE-?THRU|RECASTS?|ADDS|MISE À JOUR|ACTUALI[SZ](?:ATION|ACIÓN|ADO)"
    r"|ACTUALIZA|ATUALIZAÇÃO|ATUALIZA|AKTUALISIERUNG|AKTUALISIERT|AGGIORNAMENTO|AGGIORNATO"
    r"|OPPDATERING"
    r"|OPPDATERT|OPDATERET|OPDATERING|UPPDATERING|UPPDATERAD|PÄIVITYS|PÄIVITETTY|BIJGEWERKT"
    r"|ОБНОВЛЕНИЕ|ОБНОВЛЕНО|ДОПОЛНЕНИЕ|تحديث|محدث"
)
_ADVISORIES: Final = r"ADVISORY|NOTE TO EDITORS|EDITORS'? NOTE|MEDIA ADVISORY|PHOTO ADVISORY"


def _marker(words: str) -> str:
    """Match words that stand alone: before a separator at the beginning, in brackets, at the end.

    A word at the end must be parted from the text by more than a space: "SENATE LIFTS EMBARGO".
    """
    word = rf"(?:{words})"
    begins = rf"^[\W_]*{word}\s*(?:[-:–—,(=/|*!.]|$)"
    bracketed = rf"[(\[][^()\[\]]{{0,40}}?(?<!\w){word}(?!\w)[^()\[\]]{{0,40}}[)\]]"
    ends = rf"(?:[-/,:–—=]|--)\s*{word}\W*$"
    between = rf"[-/:–—=,]\s?{word}\s?[-/:–—=,]"
    return rf"{begins}|{bracketed}|{ends}|{between}"


_LEADS: Final = r"\b\d+(?:ST|ND|RD|TH) ?(?:LD|LEAD)\b|\b\d+(?:st|nd|rd|th) ?(?:Ld|Lead)\b"
_MARKERS: Final[tuple[tuple[Signal, re.Pattern[str]], ...]] = (
    (
        "kill",
        re.compile(
            rf"=+\s*KILL|\b(?:MANDATORY|BULLETIN|URGENT|PHOTO|PICTURE|STORY)[\s-]+KILL\b"
            rf"|\bKILL (?:NOTICE|ADVISORY)\b|\bWITHDRAWN\b|{_marker(_KILLS)}",
            re.MULTILINE,
        ),
    ),
    (
        "withhold",
        re.compile(rf"\bDO NOT (?:USE|PUBLISH)\b|{_marker(_WITHHOLDS)}", re.MULTILINE),
    ),
    (
        "embargo",
        re.compile(
            rf"^[\W_]*EMBARGOED\b|\bEMBARGO(?:ED)? (?:UNTIL|TILL|TO|JUSQU|HASTA|ATÉ|FINO|TOT|BIS"
            rf"|TIL)\b"
            rf"|\bHOLD FOR RELEASE\b|\bSPERRFRIST\b|{_marker(_EMBARGOES)}",
            re.MULTILINE,
        ),
    ),
    (
        "correction",
        re.compile(
            rf"^[\W_]*(?:CORRECTED|REFILE|CORRECTION)\b|{_marker(_CORRECTIONS)}", re.MULTILINE
        ),
    ),
    (
        "update",
        re.compile(
            rf"\bUPDATE \d+\b|{_LEADS}|\bRECASTS\b"
            rf"|{_marker(_UPDATES)}",
            re.MULTILINE,
        ),
    ),
    ("advisory", re.compile(_marker(_ADVISORIES), re.MULTILINE)),
)
_NOTES: Final[tuple[tuple[Signal, re.Pattern[str]], ...]] = (
    (
        "kill",
        re.compile(
            r"^(?:please |mandatory |must )*kill\b"
            r"|\b(?:please|must|should)(?: not be used and)? (?:be )?kill(?:ed)?\b"
            r"|\b(?:item|story|article|version|it|this|report|dispatch|picture|photo|alert) "
            r"(?:is|has been|was) (?:withdrawn|killed|retracted)\b"
            r"|^withdraw(?:n|s|ing)?\b|\bkill this\b|^retract(?:ed|ion)?\b"
            r"|^(?:prière d.)?annul(?:er|ez|é|ée|ation)\b|\bdépêche (?:est )?annulée\b"
            r"|^(?:por favor )?anul(?:ar|ada|ado|en)\b|^retirad[ao]\b|^zurückgezogen\b"
            r"|\bmeldung (?:ist|wird|wurde) (?:zurückgezogen|storniert)\b|^annullat[oa]\b"
            r"|^(?:saken |meldingen )?(?:annulleres|trekkes tilbake|utgår)\b|^ingetrokken\b"
            r"|^аннулировать\b|\bсообщение аннулировано\b|(?:يلغى|إلغاء) (?:الخبر|هذا)"
        ),
    ),
    (
        "withhold",
        re.compile(
            r"^(?:please )?(?:withhold|do not (?:use|publish|run))\b(?!.* (?:before|until)\b)"
            r"|^(?:please )?hold (?:off|this|publication)\b|^ne pas (?:diffuser"
            r"|publier)\b(?! avant)"
            r"|^no (?:publicar|difundir)\b(?! antes| hasta)|^nicht veröffentlichen\b"
        ),
    ),
    (
        "embargo",
        re.compile(
            r"\bembargo(?:ed)?\b|\bhold for release\b"
            r"|\bnot for (?:publication|release|use|broadcast) (?:before|until)\b"
            r"|\bdo not (?:publish|use) (?:before|until)\b|\bsperrfrist\b|\bsperrefrist\b"
            r"|\bspärrtid\b"
            r"|\bsous embargo\b|\bembargad[ao]\b|\bne pas (?:diffuser|publier) avant\b"
            r"|\bno (?:publicar|difundir) (?:antes|hasta)\b|\bnão (?:publicar|divulgar) antes\b"
            r"|\bda non (?:pubblicare|diffondere) prima\b|\bэмбарго\b|محظور النشر|حظر النشر"
        ),
    ),
    (
        "correction",
        re.compile(
            r"^(?:this )?(?:corrects|corrected|correction|correcting"
            r"|korjattu|korrigiert|berichtigt|berichtigung|korrektur|"
            r"rectificati(?:f|on)|rectifie|corrige|corrigé|corrected version|refiles?"
            r"|corregido|corrección|corrige|correção|corrigido|correzione|corretto|retter|rettet"
            r"|rättelse|rättar|rättad|rettelse|corrigeert|gecorrigeerd|correctie|исправл\w+"
            r"|уточня\w+"
            r"|تصحيح)\b"
            r"|\bcorrects (?:the|spelling|name|headline|"
            r"paragraph|figure|to)\b|\bkorrigerad\b|\brettet\b"
        ),
    ),
    (
        "update",
        re.compile(
            r"^(?:updates?|updating|updated|adds?|recasts?|recasting|with updates|actualise"
            r"|actualiza|amplía|añade|atualiza|acrescenta|aktualisiert|ergänzt|aggiorna|aggiunge"
            r"|oppdatert|oppdaterer|opdateret|uppdaterar|uppdaterad|päivitetty|täydennetty"
            r"|bijgewerkt"
            r"|обновля\w+|дополня\w+)\b"
        ),
    ),
    ("advisory", re.compile(r"^advisory\b|^note to editors\b")),
)
# In any letters, unlike all other markers.
_WRITETHRU: Final = re.compile(r"\bWRITE-?THRU\b", re.IGNORECASE)
# What follows on an earlier sending says so in most cases by its number.
_NUMBERED: Final = re.compile(_LEADS)
_OF_NUMBERED: Final = ("LD", "LEAD", "Ld", "Lead")
_SENTENCES: Final = re.compile(r"[\n.;]\s*")
_OPENING: Final = re.compile(
    r"^\W*(?:eds?|editors?|attention editors|note to editors)\b[\s:.,-]*", re.IGNORECASE
)


def worded(*, markers: str, note: str) -> set[Signal]:
    """Return the signals said in words.

    Args:
        markers: headline, slugline and keywords, one a line.
        note: the editor's note, a sentence or item a line.
    """
    found: set[Signal] = set()
    if markers:
        _add_marked(markers, found)
    if note:
        _add_noted(note, found)
    if "embargo" in found and lifts_embargo(f"{markers}\n{note}"):
        found.discard("embargo")
    return found


def _add_noted(note: str, found: set[Signal]) -> None:
    """Add what a note says beside what is found."""
    _add_marked(note, found)
    lowered = note.casefold()
    # What the whole does not have none of its lines has.
    stems = found_in(lowered, OF_ANY_NOTE)
    asked = [
        (signal, pattern, of_it)
        for signal, pattern in _NOTES
        if signal not in found and (of_it := [one for one in stems if one in OF_NOTES[signal]])
    ]
    if asked:
        for line in _SENTENCES.split(lowered):
            if may_say(line, stems):
                opening = _OPENING.match(line)
                said = line[opening.end() if opening else 0 :].strip()
                for signal, pattern, of_it in asked:
                    if may_say(said, of_it) and pattern.search(said):
                        found.add(signal)


def _add_marked(text: str, found: set[Signal]) -> None:
    """Add what is marked in a text beside what is found."""
    # The most frequent by far, and quick to find.
    if ("THRU" in text.upper() and _WRITETHRU.search(text)) or (
        may_say(text, _OF_NUMBERED) and _NUMBERED.search(text)
    ):
        found.add("update")
    if OF_ANY_MARKER.search(text):
        for signal, pattern in _MARKERS:
            if signal not in found and may_say(text, OF_MARKERS[signal]) and pattern.search(text):
                found.add(signal)
