from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.wires.prints import grams_of, prints_of, stored, units_of

# Sentences of our own, each of about forty words or as many characters.
TEXTS = {
    "en": "The harbour master said on Friday that twelve ships were waiting outside the channel "
    "because the northern wall had given way during the night and nobody could tell when the "
    "repairs would begin or what the company would have to pay for them.",
    "fr": "Le capitaine du port a déclaré vendredi que douze navires attendaient devant le chenal "
    "parce que la digue du nord avait cédé pendant la nuit et que personne ne savait quand les "
    "travaux commenceraient ni combien la compagnie devrait payer.",
    "fa": "رئیس بندر روز جمعه گفت دوازده کشتی بیرون از آبراه در انتظارند زیرا دیوار شمالی شب گذشته "
    "فرو ریخته است و هیچ‌کس نمی‌داند تعمیرات چه زمانی آغاز می‌شود و شرکت باید چه مبلغی بپردازد.",
    "ru": "Начальник порта сообщил в пятницу, что двенадцать судов ожидают у входа в канал, потому "
    "что северная стена обрушилась ночью и никто не знает, когда начнётся ремонт и сколько за него "
    "придётся заплатить компании.",
    "hi": "बंदरगाह प्रमुख ने शुक्रवार को बताया कि बारह जहाज़ नहर के बाहर प्रतीक्षा कर रहे हैं क्योंकि उत्तरी दीवार "
    "रात में टूट गई और कोई नहीं जानता कि मरम्मत कब शुरू होगी और कंपनी को कितना भुगतान करना होगा।",
    "zh": "港务长星期五表示，由于北侧堤坝夜间坍塌，十二艘船只正在航道外等候，目前没有人知道维修工程何时能够开始，"
    "也没有人知道航运公司需要为此支付多少费用。",
    "ja": "港長は金曜日、北側の防波堤が夜間に崩れたため十二隻の船が水路の外で待機しており、修理がいつ始まるのか、"
    "会社がいくら支払うことになるのかは誰にも分からないと述べた。",
    "th": "เจ้าท่ากล่าวเมื่อวันศุกร์ว่าเรือสิบสองลำกำลังรออยู่นอกร่องน้ำเพราะกำแพงด้านเหนือพังลงในตอนกลางคืนและ"
    "ไม่มีใครรู้ว่าการซ่อมแซมจะเริ่มเมื่อใดหรือบริษัทจะต้องจ่ายเท่าไร",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_paragraph_leaves_six_prints_that_are_found_among_its_grams(language: str) -> None:
    prints = prints_of([TEXTS[language]])
    assert len(prints) == 6
    assert set(prints) <= set(stored(grams_of(units_of(TEXTS[language]))))


@pytest.mark.parametrize("language", TEXTS)
def test_a_paragraph_with_two_changes_keeps_a_print(language: str) -> None:
    text = TEXTS[language]
    chance = random.Random(language)
    kept = 0
    for _ in range(50):
        changed = text
        for _ in range(2):
            place = chance.randrange(len(text))
            changed = f"{changed[:place]}{chance.choice(TEXTS['en'].split())}{changed[place:]}"
        kept += bool(set(prints_of([text])) & set(stored(grams_of(units_of(changed)))))
    assert kept == 50


def test_case_quotation_marks_and_short_words_do_not_matter() -> None:
    one = prints_of(
        ["“The Harbour master waited for the repairs at the northern sea wall on Friday,” he said."]
    )
    other = prints_of(
        ["the harbour Master waited for repairs at northern sea wall Friday, she said"]
    )
    assert set(one) & set(other)


def test_short_lines_and_credits_leave_no_print() -> None:
    assert (
        prints_of(["(Reporting by Ana Ruiz; Editing by Tomas Berg)", "Storm closes harbour", ""])
        == []
    )


def test_prints_of_a_text_are_bounded() -> None:
    chance = random.Random(1)
    letters = "abcdefghijklmnop"
    words = ["".join(chance.choices(letters, k=7)) for _ in range(9_000)]
    assert len(prints_of(" ".join(words[at : at + 30]) for at in range(0, 9_000, 30))) == 400


@given(st.text(max_size=300))
@example("\U0002fa1e")
def test_any_text_has_prints_that_fit_the_database(text: str) -> None:
    assert all(-(2**31) <= one < 2**31 for one in prints_of([text]))
