"""Verbs of saying, by which a few words in quotation marks are told from a title."""

from __future__ import annotations

import re
from typing import Final

from dateline.languages.words import is_unspaced, runs_of_letters

FEW: Final = 3
_FEW_CHARACTERS: Final = 6
# Beginnings of verbs as news uses them: said, says, told …
_STEMS: Final = {
    "en": "said say told tell add ask repl announc declar stat insist argu warn claim call conced "
    "not explain shout wrote wri tweet testif acknowledg confirm den recall continu conclud",
    "fr": "dit dis déclar affirm ajout expliqu précis estim assur répond répét rappel soulign "
    "annonc lanc écri conclu confi indiqu not interrog",
    "de": "sag erklär mein beton teil fügte fügt warn fragt antwort schrieb schreib äußer kündigt "
    "berichtet ergänz forder kritisier nannte zitier",
    "es": "dijo dice dij afirm declar añad agreg señal explic asegur indic respond advirt escrib "
    "coment sostuv preguntó anunci",
    "pt": "disse diz afirm declar acrescent explic respond escrev anunci ressalt",
    "it": "detto dice disse ha dichiar afferm aggiun spieg rispos scri annunci sottoline",
    "ru": "сказа говор заяв отмет добав сообщ подчерк поясн ответ напис призна объяв",
    "uk": "сказа говор заяв зазнач додав повідом підкресл поясн відпові написа",
    "fa": "گفت گفته می‌گوید میگوید افزود اظهار اعلام تاکید تأکید نوشت پرسید پاسخ خواند تصریح",
    "ar": "قال قالت يقول تقول أضاف وأضاف صرح وقال أعلن أكد كتب ذكر أوضح",
    "tr": "dedi söyle belirt ekle açıkla vurgula yaz",
    "hi": "कहा बताया बोल कह पूछ जोड़ा लिखा",
    "sw": "alisema wamesema amesema aliongeza",
    "id": "kata ujar ucap tutur jelas",
    "el": "είπε δήλωσε ανέφερε πρόσθεσε τόνισε",
    "pl": "powiedzia mówi doda stwierdz oświadcz podkreśl napisa",
    "nl": "zei zegt aldus verklaar voegde schreef",
    "sv": "sade säger sa uppger skrev tillade",
}
_ALL: Final = tuple(sorted({stem for stems in _STEMS.values() for stem in stems.split()}))
# Without spaces around it the verb is looked for wherever it stands.
_UNSPACED: Final = re.compile(
    "说|說|表示|称|稱|指出|道|写|述べ|語っ|話し|言っ|と述|とし|กล่าว|บอก|ระบุ"
)
_NEAR: Final = 60


def is_short(words: str) -> bool:
    """Whether words are so few that they may be a title, a name or said with irony."""
    runs = runs_of_letters(words)
    if is_unspaced(words):
        return sum(map(len, runs)) <= _FEW_CHARACTERS
    return len(runs) <= FEW


def is_said(text: str, start: int, end: int, tag: str = "") -> bool:
    """Whether a verb of saying, or a colon, stands next to the words from `start` to `end`.

    Args:
        text: the paragraph.
        start: where the words begin, after their mark.
        end: where they end, before it.
        tag: the language; the verbs of all are looked for where it is not known.
    """
    before = text[max(0, start - _NEAR) : start]
    after = text[end : end + _NEAR]
    if before.rstrip(" \u00a0\u202f“”„\"«»‹›‘‚'「『").endswith((":", "：")):
        return True
    if is_unspaced(before + after):
        return bool(_UNSPACED.search(before[-12:] + "\n" + after[:12]))
    stems = tuple(_STEMS.get(tag.partition("-")[0].lower(), "").split()) or _ALL
    near = [*runs_of_letters(before)[-4:], *runs_of_letters(after)[:5]]
    return any(word.startswith(stems) for word in near)
