"""Beginnings of words without which no wording of a signal can be there.

To look for one is many times quicker than to try an expression, and most texts have none. Whoever
adds a wording adds its beginning here: a test holds that none is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dateline.wires.parsed import Signal


def _alternatives(stems: Iterable[str]) -> re.Pattern[str]:
    """An expression for any of these, joined by first letters: there it fails soonest."""
    by_first: dict[str, list[str]] = {}
    for stem in dict.fromkeys(stems):
        by_first.setdefault(stem[0], []).append(re.escape(stem[1:]))
    return re.compile("|".join(f"{one}(?:{'|'.join(rest)})" for one, rest in by_first.items()))


# As markers are written, nearly always in capitals.
OF_MARKERS: Final[dict[Signal, tuple[str, ...]]] = {
    "kill": (
        *("KILL", "WITHDR", "RETRACT", "ELIMINATION", "ANNUL", "ANULA", "RETIRAD", "ZURÜCKGEZOGEN"),
        *("RÜCKZUG", "STORN", "INGETROKKEN", "UTGÅ", "TILBAKE", "TILLBAKA", "ÅTERKALLAS", "POISTE"),
        *("АННУЛИРОВАН", "ОТМЕНА", "إلغاء", "يلغى", "سحب"),
    ),
    "withhold": (
        *("WITHH", "DO NOT", "HOLD", "NE PAS", "NO PUBL", "NO DIFUN", "NÃO", "NICHT"),
        *("NON PUBB", "NIET"),
    ),
    "embargo": ("EMBARG", "SPERR", "HOLD", "SPÄRR", "KLAUSUL", "ЭМБАРГО", "محظور", "حظر"),
    "correction": (
        *("CORR", "REFILE", "BERICHTIG", "KORR", "RECTIF", "ERRAT", "RIPETIZIONE", "RETT"),
        *("RÄTT", "KORJ", "RETIFICA", "ИСПРАВЛЕН", "ПОПРАВКА", "УТОЧНЕНИЕ", "تصحيح", "مصحح"),
    ),
    "update": (
        *(
            "UPDATE",
            "WRITE",
            "LD",
            "LEAD",
            "Ld",
            "Lead",
            "RECAST",
            "ADDS",
            "MISE",
            "ACTUALI",
            "ATUALIZA",
        ),
        *("AKTUALISIER", "AGGIORNA", "OPPDATER", "OPDATER", "UPPDATER", "PÄIVIT", "BIJGEWERKT"),
        *("ОБНОВЛЕН", "ДОПОЛНЕНИЕ", "تحديث", "محدث"),
    ),
    "advisory": ("ADVISORY", "NOTE"),
}
# In small letters, as notes are compared.
OF_NOTES: Final[dict[Signal, tuple[str, ...]]] = {
    "kill": (
        *("kill", "withdr", "retract", "annul", "anul", "retirad", "zurückgezogen", "storniert"),
        *("trekkes", "utgår", "ingetrokken", "аннулирова", "يلغى", "إلغاء"),
    ),
    "withhold": ("withhold", "do not", "hold", "ne pas", "no publ", "no difun", "nicht"),
    "embargo": (
        *("embarg", "hold", "not for", "do not", "sperr", "spärr", "ne pas", "no publ", "no difun"),
        *("não", "da non", "эмбарго", "محظور", "حظر"),
    ),
    "correction": (
        *("correct", "korj", "korr", "berichtig", "rectif", "corrig", "refile", "correg", "correc"),
        *("correz", "corret", "correç", "rett", "rätt", "исправл", "уточня", "تصحيح"),
    ),
    "update": (
        *("updat", "add", "recast", "actualis", "actualiz", "amplía", "añade", "atualiza"),
        *("acrescenta", "aktualisiert", "ergänzt", "aggi", "oppdater", "opdater", "uppdater"),
        *("päivit", "täyden", "bijgewerkt", "обновля", "дополня"),
    ),
    "advisory": ("advisory", "note"),
}
# All of the notes', each once: whoever has none of these and no marker says nothing.
OF_ANY_NOTE: Final = tuple(dict.fromkeys(one for stems in OF_NOTES.values() for one in stems))


# All of the markers', one after another: whoever has none of these has no marker.
OF_ANY_MARKER: Final = _alternatives(one for stems in OF_MARKERS.values() for one in stems)


def found_in(text: str, stems: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the beginnings that are in the text."""
    return tuple([stem for stem in stems if stem in text])


def may_say(text: str, stems: Sequence[str]) -> bool:
    """Return whether any of the beginnings is in the text."""
    for stem in stems:  # noqa: SIM110 - twice as quick as any()
        if stem in text:
            return True
    return False
