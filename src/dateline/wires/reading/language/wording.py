"""Words by which near languages part, which the detector takes for each other or for nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"\w+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Bosnian, Croatian and Serbian in Latin letters: Serbian in its ekavian form, as written in Serbia.
_NEAR: Final = frozenset({"bs", "hr", "sr", "sr-ME"})
# Beginnings of words with e, as in Serbia, and with je or ije, as in Croatia and Bosnia.
_EKAVIAN: Final = re.compile(
    r"\b(?:vreme\b|mest[aou]\b|mesec|mere?\b|pre\b|posle|predsed|sedni[ck]|deo\b|delova|reč|uvek|gde\b"
    r"|ovde\b|sve[t](?:a|u|ski|ske|skog|skom)?\b|dec[aeiou]\b|det[ei]|nedelj|ponedelj|zahtev|promen[aeiou]"
    r"|primen[aeiou]|primer|izmen[aeiou]|zamen[aeiou]|sledeć|posledn|bezbedn|obezbe|juče\b|vide[tl]|žele[tl]"
    r"|žive[tl]|razume[tlv]|devoj|ver[aeuo]|potrebe\b|reš[aei]|procen|ocen|cen[aeu]\b|čovek|vest|zvezd"
    r"|telo\b|deluj|pobed|savet|uspe[hš]|sever|smer|let[ou]\b|lek[ao]|rek[aeiu]\b|reci\b|hteo\b|umetn|povređ|istorij|opšt|utica[lo])"
)
_IJEKAVIAN: Final = re.compile(
    r"\b(?:vrijeme\b|mjest[aou]\b|mjesec|mjer|prije\b|poslije|predsjed|sjedni[ck]|dio\b|dijelov|riječ|uvijek"
    r"|gdje\b|ovdje\b|svijet|svjet|djec|dijet|djet|nedjelj|ponedjelj|zahtjev|promjen|primjen|primjer"
    r"|izmjen|zamjen|sljedeć|posljedn|jučer\b|vidje[tl]|željel|živje[tl]|razumj|razumij|djevoj|vjer"
    r"|rješ|rješen|procjen|ocjen|cijen|čovjek|vijest|zvijezd|tijel|djeluj|pobjed|savjet|uspje[hš]"
    r"|sjever|smjer|ljet|lijek|rijek|htio\b|lijep|uvjet|umjetn|povrijeđ|histori|povijest|opć|utjeca)"
)
_CROATIAN: Final = _words(
    "tko netko što nešto tjedan tjedna tjednu tisuća tisuće tisuću europa europe europi europske "
    "europskoj europski siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna "
    "listopada studenoga studenog prosinca točno točka sveučilište sveučilišta zrakoplov izvješće "
    "izvješća priopćio priopćila priopćeno nogomet nogometni kazalište suradnja suradnje "
    "uvjet uvjeti uvjete vlak povijest povijesti glazba tvrtka tvrtke neovisnost gospodarstvo "
    "gospodarstva sustav sustava znanost stoljeća udruga zagreb zagrebu kuna kolodvor"
)
_BOSNIAN: Final = _words(
    "ko neko šta sedmica sedmice sedmicu hiljada hiljade hiljadu evropa evrope evropi evropske "
    "evropskoj evropski januara februara marta aprila maja juna jula augusta septembra oktobra "
    "novembra decembra historija historije historijski tačno univerzitet univerziteta avion "
    "saopćio saopćila saopćeno saopćenju fudbal fudbalski saradnja saradnje uslov uslovi uslove "
    "voz muzika entitet entiteta kanton kantona bih bosni sarajevo sarajevu maraka"
)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A language that is taken for others, or for none: words of which it has one, more of
    its words, and how many different ones of them make it."""

    tag: str
    taken_for: frozenset[str | None]
    signs: tuple[str, ...]
    words: frozenset[str]
    enough: int


_TAKEN: Final = (
    _Taken(
        "pcm",
        frozenset({"en", None}),
        (" dey ", " wey "),
        _words("dey don wey dem wetin una pipo sabi abeg na dia comot tok dis di"),
        4,
    ),
    _Taken(
        "mk",
        frozenset({"sr"}),
        (" ќе ",),
        _words("со дека ќе ги беше бидат оваа овие кога според повеќе вели"),
        3,
    ),
    _Taken(
        "ku",
        frozenset({None, "tr", "sq"}),
        (" û ",),
        _words("û ji li bi di ku de ya yê yên xwe bû kir got wê wî hatin dike herêmê serokê"),
        5,
    ),
    # Dari, by words that the Persian of Iran has others for: university, city hall, hospital, car,
    # dollar, aeroplane, student. Districts, provinces and governors of Afghanistan are called by
    # their names in Iran, too, and count only beside one of those.
    _Taken(
        "prs",
        frozenset({"fa"}),
        ("پوهنتون", "شاروال", "شفاخانه", " موتر", " دالر", "طیاره", " محصل", "سارنوال", "څارنوال"),
        _words(
            "پوهنتون شاروالی شاروال شفاخانه موتر دالر طیاره محصل محصلان "
            "سارنوالی څارنوالی پولیس ولسوالی ولسوال والی ولایت ولایات ولسی جرگه مشرانو امریکا "
            "امریکایی تیل مکتب مکاتب نفوس ثور جوزا سنبله عقرب حوت صدراعظم"
        ),
        3,
    ),
)


def by_words(text: str, found: str | None) -> str | None:
    """Return the language after a look at the words; `found` is what was found before.

    What the detector takes for Bosnian or Croatian is neither without a word that parts them.
    """
    if found in _NEAR:
        found = found if _in_cyrillic(text) else _of_the_near(text, found)
    for one in _TAKEN:
        if (
            found in one.taken_for
            and any(sign in text for sign in one.signs)
            and len(one.words.intersection(_words_of(text))) >= one.enough
        ):
            return one.tag
    return found


def _of_the_near(text: str, found: str | None) -> str | None:
    words = _words_of(text)
    ekavian, ijekavian = (len(one.findall(text.casefold())) for one in (_EKAVIAN, _IJEKAVIAN))
    croatian, bosnian = _count(words, _CROATIAN), _count(words, _BOSNIAN)
    if ekavian > ijekavian:
        return "sr"
    if not ijekavian and not croatian:
        return "sr" if found == "sr" else None
    if ekavian == ijekavian or croatian == bosnian:
        return None
    return "hr" if croatian > bosnian else "bs"


def _in_cyrillic(text: str) -> bool:
    return len(re.findall("[\u0400-\u04ff]", text)) > len(re.findall("[a-z]", text))


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _count(words: list[str], of: frozenset[str]) -> int:
    return sum(word in of for word in words)
