"""Quotations of a translation beside those of its source."""

from __future__ import annotations

import pytest

from dateline.stories.quotations.translating import compare_translations

EN = "“We will not sign this year,” Ana Ruiz said, adding that the talks would go on in the spring."
TRUE = {
    "fr": "« Nous ne signerons pas cette année », a dit Ana Ruiz, ajoutant que les pourparlers "
    "reprendraient au printemps.",
    "de": "„Wir werden dieses Jahr nicht unterzeichnen“, sagte Ana Ruiz und fügte hinzu, die "
    "Gespräche gingen im Frühjahr weiter.",
    "fa": "آنا روئیز گفت: «ما امسال امضا نمی‌کنیم» و افزود که گفتگوها در بهار ادامه می‌یابد.",
    "ru": "«В этом году мы не подпишем», — сказала Ана Руис, добавив, что переговоры продолжатся "
    "весной.",
    "zh": "“我们今年不会签署，”安娜·鲁伊斯说，并补充说会谈将在春季继续进行。",
    "ja": "アナ・ルイス氏は「今年は署名しない」と述べ、協議は春に続くと付け加えた。",
    "hi": "“हम इस साल दस्तख़त नहीं करेंगे,” आना रुइस ने कहा, और जोड़ा कि बातचीत वसंत में जारी रहेगी।",
}


@pytest.mark.parametrize("language", TRUE)
def test_a_translated_quotation_is_linked_to_the_original(language: str) -> None:
    (found,) = compare_translations(TRUE[language], EN, language)
    assert found.verdict == "translated"
    assert ("removed", "We will not sign this year,") in found.changes


LATE = {
    "fr": "« Nous ne signerons pas cette année, a dit Ana Ruiz, ajoutant que les pourparlers "
    "reprendraient » au printemps.",
    "de": "„Wir werden dieses Jahr nicht unterzeichnen, sagte sie und fügte hinzu“, die Gespräche "
    "gingen im Frühjahr weiter.",
    "fa": "آنا روئیز گفت: «ما امسال امضا نمی‌کنیم و گفتگوها در بهار ادامه می‌یابد.»",
    "ja": "アナ・ルイス氏は「今年は署名しない、協議は春に続く」と付け加えた。",
}


@pytest.mark.parametrize("language", LATE)
def test_marks_that_close_a_clause_late_are_seen(language: str) -> None:
    (found,) = compare_translations(LATE[language], EN, language)
    assert found.verdict == "altered"


def test_a_number_that_moved_into_the_marks_is_seen() -> None:
    source = "“We lost many ships on that day,” said the master of the harbour, where 12 lay."
    said = "« Nous avons perdu 12 navires ce jour-là », a dit le capitaine du port où ils étaient."
    assert compare_translations(said, source, "fr")[0].verdict == "altered"


def test_a_quotation_where_the_source_has_none_is_not_found() -> None:
    (found,) = compare_translations("« Nous partons demain », a-t-il dit.", "He would leave.", "fr")
    assert found.verdict == "not-found"
