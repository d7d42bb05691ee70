"""Search in every language: what is found, and what must not be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.wires.actions import receive_wire
from dateline.wires.queries import Wanted, entries

Ninjs = Callable[..., bytes]
pytestmark = pytest.mark.django_db

# For each language a sentence of our own, then what finds it, then what does not.
SENTENCES = [
    (
        "en",
        "Ministers agreed on Monday to hold the elections in May, Trump's envoy said.",
        ["election", "Elections", "electing minister", '"the elections"', "trump", "MAY"],
        ['"the election"', "elector harbour", '"elections the"', "elections -minister"],
    ),
    (
        # Words that are their own stems; and what other languages would make words of these.
        "en",
        "The ministers will elect a speaker in the old harbour.",
        ["elected", "elections", "speakers old", "harbours", "elect -vote", '"old harbour"'],
        ["wills", "ins", "elected -speakers"],
    ),
    (
        "fr",
        "Les électeurs de l'Élysée-sur-Loire ont voté pour les élections régionales.",
        ["élection", "elections", "electeur", "voter régionale", "elysee", '"l\'Élysée"'],
        ["selection", '"élection régionale"'],
    ),
    (
        "de",
        "Die Wähler in Düsseldorf gehen über die Straße zu den Wahllokalen.",
        ["wahllokal", "dusseldorf", "strasse", "Wähler"],
        ["wahlkampf"],
    ),
    (
        "ru",
        "Министры договорились провести выборы в мае, сообщил посол Фёдоров.",
        ["министр", "выборов", "федоров", '"провести выборы"', "МАЕ"],
        ['"министр договорились"', "погода"],
    ),
    (
        "ar",
        "أعلن الوزراء أن الانتخابات ستجرى في العاصمة الأسبوع المقبل.",
        ["انتخابات", "اعلن", "الإنتخابات", "أَعلَنَ", "العاصمه", '"في العاصمة"'],
        ["رياضة", '"العاصمة في"'],
    ),
    (
        "fa",
        "وزیران می‌گویند انتخابات هفته آینده در کابل برگزار می‌شود، ۱۲ نفر آمدند.",
        ["وزيران", "میگویند", "كابل", "انتخابات", '"در کابل"', "12", "۱۲"],
        ["ورزش"],
    ),
    (
        "tr",
        "İstanbul'da seçimler ilkbaharda yapılacak, bakanlar ILGAZ'a gitti.",
        ["istanbul", "İSTANBUL", "seçim", "secimler", "ılgaz", '"seçimler ilkbaharda"'],
        ["yazın"],
    ),
    (
        "zh",
        "部长们星期一在北京宣布，选举将于明年春天举行。",
        ["选举", "北京", "部长 春天", '"明年春天"', "北京宣布"],
        ["上海", '"春天明年"'],
    ),
    (
        "ja",
        "首相は月曜日に東京で会見し、選挙は来年の春に行われると発表した。",
        ["選挙", "東京", "首相 会見", '"来年の春"'],
        ["大阪", "春の来年"],
    ),
    (
        "th",
        "นายกรัฐมนตรีแถลงข่าวที่กรุงเทพว่าจะจัดประชุมในปีหน้า",
        ["กรุงเทพ", "รัฐมนตรี", "ประชุม", "ปีหน้า"],
        ["เชียงใหม่"],
    ),
    (
        "km",
        "នាយករដ្ឋមន្ត្រីបានប្រកាសថាការបោះឆ្នោតនឹងធ្វើឡើងនៅភ្នំពេញ",
        ["ការបោះឆ្នោត", "ភ្នំពេញ", "រដ្ឋមន្ត្រី"],
        ["សៀមរាប"],
    ),
    (
        "lo",
        "ລັດຖະບານປະກາດວ່າກອງປະຊຸມຈະຈັດຂຶ້ນໃນວຽງຈັນປີໜ້າ",
        ["ລັດຖະບານ", "ປະກາດ", "ປີໜ້າ"],
        ["ກິລາ"],
    ),
    (
        "my",
        "ဝန်ကြီးချုပ်က ရွေးကောက်ပွဲကို လာမယ့်နှစ်မှာ ကျင်းပမယ်လို့ ကြေညာခဲ့ပါတယ်။",
        ["ရွေးကောက်ပွဲ", "ဝန်ကြီးချုပ်", "ကြေညာ"],
        ["အားကစား"],
    ),
    (
        "bo",
        "སྲིད་བློན་གྱིས་འོས་བསྡུ་ཕྱི་ལོར་འཚོག་རྒྱུ་ཡིན་པར་གསུངས།",
        ["འོས་བསྡུ", "སྲིད་བློན", "ཕྱི་ལོར་"],
        ["བསྡུ་འོས", "ལྷ་ས"],
    ),
    (
        "ko",
        "장관들은 월요일 서울에서 선거가 내년 봄에 열린다고 밝혔다.",
        ["선거", "서울", "장관", "내년 봄", '"내년 봄에"'],
        ["부산", '"선거"'],
    ),
    (
        "hi",
        "मंत्रियों ने सोमवार को दिल्ली में कहा कि चुनाव अगले साल होंगे।",
        ["चुनाव", "दिल्ली", "चुनावों", '"अगले साल"'],
        ["मुंबई", "दिल"],
    ),
    (
        "sw",
        "Mawaziri walisema Jumatatu kwamba uchaguzi utafanyika Dodoma mwaka ujao.",
        ["uchaguzi", "dodoma mwaka", '"mwaka ujao"'],
        ["michezo"],
    ),
    (
        "uk",
        "Міністри домовилися про вибори, п'ять послів приїхали до Їжакова.",
        ["вибори", "п'ять", "їжакова"],
        ["футбол"],
    ),
    (
        "he",
        "השרים הודיעו ביום שני כי הבחירות ייערכו בירושלים.",
        ["הבחירות", "בִּירוּשָׁלִַים", '"ביום שני"'],
        ["ספורט"],
    ),
]


@pytest.mark.parametrize(
    ("language", "sentence", "typed", "finds"),
    [
        (language, sentence, typed, finds)
        for language, sentence, found, missed in SENTENCES
        for finds, all_typed in ((True, found), (False, missed))
        for typed in all_typed
    ],
)
def test_a_search_finds_what_its_language_calls_the_same(
    ninjs: Ninjs, language: str, sentence: str, typed: str, finds: bool
) -> None:
    data = ninjs(language=language, headline="", slugline="", body_html=f"<p>{sentence}</p>")
    receive_wire(data=data, name="a.json", by=None)

    assert bool(entries(Wanted(words=typed)).entries) is finds
    in_language = Wanted(words=typed, languages=(language,))
    assert bool(entries(in_language).entries) is finds


@pytest.fixture
def three(ninjs: Ninjs) -> None:
    """Three items whose headlines are one, two and three words."""
    for headline in ("storm", "storm harbour", "storm harbour bridge"):
        data = ninjs(uri=f"tag:x:{headline}", headline=headline, slugline="", body_html="<p>-</p>")
        receive_wire(data=data, name="a.json", by=None)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("storm", 3),
        ("storm bridge", 1),
        ("storm -bridge", 2),
        ("-bridge", 2),
        ("-bridge -harbour", 1),
        ('-"harbour bridge"', 2),
        ("bridge or nothing", 1),
        ("nothing OR -bridge", 2),
        ('"storm harbour" -bridge', 1),
        ('"harbour storm"', 0),
        ('"storm', 3),
        ("or", 0),
        ("!!! ' \\ & | :* <->", 0),
        ("storm's", 0),
        ("st:*", 0),
        ("\x00storm", 3),
    ],
)
def test_words_are_joined_as_web_search_engines_do(three: None, typed: str, found: int) -> None:
    assert len(entries(Wanted(words=typed)).entries) == found


def test_a_stem_is_no_word_of_another_language(ninjs: Ninjs) -> None:
    """The Danish stemmer takes "news" for a form of "new"."""
    data = ninjs(language="en", headline="A new bridge", slugline="", body_html="<p>-</p>")
    receive_wire(data=data, name="a.json", by=None)
    assert entries(Wanted(words="news")).entries == []


def test_a_phrase_does_not_go_from_the_headline_into_the_text(ninjs: Ninjs) -> None:
    data = ninjs(headline="Storm", slugline="", body_html="<p>Harbour open</p>")
    receive_wire(data=data, name="a.json", by=None)
    assert entries(Wanted(words='"storm harbour"')).entries == []
    assert entries(Wanted(words='"harbour open"')).entries != []


def test_a_text_without_end_is_kept_and_found_by_its_beginning(ninjs: Ninjs) -> None:
    text = " ".join(f"{number:x}{'ก' * (number % 90)}" for number in range(40_000))
    data = ninjs(headline="Storm", body_html=f"<p>first {'x' * 5_000} {text} last</p>")
    receive_wire(data=data, name="a.json", by=None)
    assert entries(Wanted(words="storm first")).entries != []


def test_a_narrower_topic_is_found_by_a_broader_one(ninjs: Ninjs) -> None:
    subject = [{"code": "medtop:20001065", "name": "soccer"}]
    receive_wire(data=ninjs(subject=subject), name="a.json", by=None)
    assert entries(Wanted(topics=("medtop:15000000",))).entries != []
    assert entries(Wanted(topics=("medtop:01000000",))).entries == []
