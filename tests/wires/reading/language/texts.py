"""Two or three sentences in many languages, in our own words: as short as a news item may be."""

TEXTS = {
    "am": "ጠቅላይ ሚኒስትሩ ዛሬ በአዲስ አበባ አዲስ ትምህርት ቤት እንደሚገነባ ተናገሩ። ግንባታው በዓመቱ መጨረሻ ይጠናቀቃል ብለዋል።",
    "ar": "قالت الحكومة يوم الاثنين إن المدرسة الجديدة ستفتح أبوابها قبل نهاية العام في العاصمة.",
    "az": "Prezident dünən Bakıda yeni məktəbin tikintisinə başlandığını bildirdi. Nazirliyin "
    "məlumatına görə, işlər ilin sonuna qədər başa çatacaq.",
    "bn": "প্রধানমন্ত্রী সোমবার ঢাকায় বলেছেন, বছরের শেষ নাগাদ নতুন বিদ্যালয়ের নির্মাণকাজ শেষ হবে।",
    "bo": "ཕྱི་ལོ་༢༠༢༦ ཟླ་༣ ཚེས་༡༠ ཉིན་བོད་མིའི་སྒྲིག་འཛུགས་ཀྱིས་ཚོགས་འདུ་ཞིག་ཚོགས་པ་རེད།",
    "bs": "Premijer je jučer u Sarajevu rekao da će općina do kraja sedmice obnoviti željezničku "
    "stanicu. Za to je osigurano dvije hiljade maraka, a cijena će porasti.",
    "ckb": "سەرۆکی هەرێم دوێنێ لە شاری هەولێر لەگەڵ نوێنەرانی لایەنە سیاسییەکان کۆبووەوە و وتی "
    "پێویستە هەموو لایەک بۆ پێکهێنانی حکوومەتی نوێ کار بکەن.",
    "de": "Die Regierung will die neue Schule noch vor dem Ende des Jahres eröffnen, sagte die "
    "Ministerin am Montag.",
    "el": "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι το νέο σχολείο θα ανοίξει πριν από το τέλος του "
    "έτους.",
    "en": "The new school will open before the end of the year, the minister said on Monday.",
    "es": "El nuevo colegio abrirá sus puertas antes de que termine el año, dijo el lunes la "
    "ministra.",
    "prs": "مسوولان پوهنتون کابل می‌گویند که محصلان از روز شنبه به صنف‌ها برمی‌گردند. "
    "والی این ولایت گفت که شفاخانهٔ نو ولسوالی ماه آینده گشایش می‌یابد و پولیس امنیت آن را می‌گیرد.",
    "fa": "رئیس‌جمهور دیروز در تهران گفت که دولت تا پایان سال ساخت مدرسه‌های تازه را به پایان "
    "می‌رساند.",
    "fr": "La nouvelle école ouvrira ses portes avant la fin de l'année, a dit lundi la ministre.",
    "gu": "મંત્રીએ સોમવારે કહ્યું કે નવી શાળા વર્ષના અંત પહેલાં ખુલશે.",
    "ha": "Gwamnati ta ce za a buɗe sabuwar makaranta kafin ƙarshen shekara, kamar yadda "
    "ministan ya faɗa a ranar Litinin.",
    "he": "הממשלה הודיעה ביום שני כי בית הספר החדש ייפתח לפני סוף השנה.",
    "hi": "मंत्री ने सोमवार को कहा कि नया विद्यालय साल के अंत से पहले खुल जाएगा।",
    "hr": "Premijer je jučer u Zagrebu rekao da će općina do kraja tjedna obnoviti željeznički "
    "kolodvor. Za to je osigurano dvije tisuće eura, a cijena će porasti.",
    "hy": "Կառավարությունը երկուշաբթի օրը հայտնեց, որ նոր դպրոցը կբացվի մինչև տարեվերջ։",
    "id": "Pemerintah mengatakan pada hari Senin bahwa sekolah baru itu akan dibuka sebelum akhir "
    "tahun ini.",
    "ja": "政府は月曜日、新しい学校を年末までに開校すると発表した。",
    "ka": "მთავრობამ ორშაბათს განაცხადა, რომ ახალი სკოლა წლის ბოლომდე გაიხსნება.",
    "km": "រដ្ឋាភិបាលបាននិយាយកាលពីថ្ងៃចន្ទថា សាលារៀនថ្មីនឹងបើកមុនចុងឆ្នាំនេះ។",
    "ko": "정부는 새 학교가 올해 말 이전에 문을 열 것이라고 월요일 밝혔다.",
    "ku": "Serokê herêmê duh li Hewlêrê bi nûnerên partiyan re civiya û got ku divê hemû alî ji bo "
    "hikûmeteke nû bixebitin. Ew civîn heta êvarê dom kir û wî spasiya xwe kir.",
    "lo": "ລັດຖະບານກ່າວໃນວັນຈັນວ່າ ໂຮງຮຽນໃໝ່ຈະເປີດກ່ອນທ້າຍປີ.",
    "mk": "Премиерот вчера во Скопје рече дека општината до крајот на неделата ќе ја обнови "
    "железничката станица и дека за тоа се обезбедени две илјади евра.",
    "my": "ကျောင်းသစ်ကို နှစ်ကုန်မတိုင်မီ ဖွင့်လှစ်မည်ဟု အစိုးရက တနင်္လာနေ့တွင် ပြောကြားခဲ့သည်။",
    "om": "Mootummaan mana barumsaa haaraa dhuma waggaatiin dura akka banamu Wiixata kaleessaa "
    "Finfinneetti ibse. Barattoonni hedduun achitti ni baratu jedhame.",
    "pa": "ਮੰਤਰੀ ਨੇ ਸੋਮਵਾਰ ਨੂੰ ਕਿਹਾ ਕਿ ਨਵਾਂ ਸਕੂਲ ਸਾਲ ਦੇ ਅੰਤ ਤੋਂ ਪਹਿਲਾਂ ਖੁੱਲ੍ਹ ਜਾਵੇਗਾ।",
    "pcm": "President don talk say government go build new school before di year end, as pipo for "
    "Lagos dey vex because dem no get where dia pikin go learn.",
    "ps": "حکومت وايي چې نوی ښوونځی به د کال تر پایه پورې پرانیستل شي. ولسمشر دا خبره پرون په کابل "
    "کې وکړه.",
    "pt": "A nova escola vai abrir antes do fim do ano, disse a ministra na segunda-feira.",
    "ru": "Правительство сообщило в понедельник, что новая школа откроется до конца года.",
    "rw": "Guverinoma yavuze ko ishuri rishya rizafungurwa mbere y'uko umwaka urangira, nk'uko "
    "minisitiri yabitangaje ku wa mbere i Kigali.",
    "shn": "ၵူၼ်းမိူင်းတႆး လႄႈ ၵူၼ်းမိူင်းမၢၼ်ႈ ဢွၵ်ႇမႃးတီႈဝဵင်းတႃႈၵုင်ႈ မိူဝ်ႈဝႃး",
    "so": "Dowladda ayaa sheegtay in dugsiga cusub la furi doono ka hor dhammaadka sannadka, sida "
    "uu Isniintii Muqdisho ka sheegay wasiirku.",
    "sq": "Qeveria njoftoi të hënën se shkolla e re do të hapet para fundit të vitit në Tiranë.",
    "sr-Cyrl": "Премијер је јуче у Београду рекао да ће општина до краја недеље обновити железничку "
    "станицу и да је за то обезбеђено две хиљаде евра.",
    "sr-Latn": "Premijer je juče u Beogradu rekao da će opština do kraja nedelje obnoviti železničku "
    "stanicu i da je za to obezbeđeno dve hiljade evra.",
    "sw": "Serikali ilisema Jumatatu kwamba shule mpya itafunguliwa kabla ya mwisho wa mwaka huu.",
    "ta": "புதிய பள்ளி ஆண்டு இறுதிக்கு முன் திறக்கப்படும் என்று அமைச்சர் திங்கட்கிழமை கூறினார்.",
    "th": "รัฐบาลกล่าวเมื่อวันจันทร์ว่าโรงเรียนแห่งใหม่จะเปิดก่อนสิ้นปีนี้",
    "ti": "መንግስቲ ሓድሽ ቤት ትምህርቲ ቅድሚ መወዳእታ ዓመት ክኽፈት ምዃኑ ሎሚ ኣብ ኣስመራ ገሊጹ።",
    "tr": "Bakan pazartesi günü yaptığı açıklamada yeni okulun yıl sonundan önce açılacağını söyledi.",
    "uk": "Уряд повідомив у понеділок, що нова школа відкриється до кінця року.",
    "ur": "وزیر نے پیر کو کہا کہ نیا سکول سال کے آخر سے پہلے کھل جائے گا۔",
    "uz-Cyrl": "Президент кеча Тошкентда янги мактаб қурилишини бошлаб берди. Вазирлик маълумотига "
    "кўра, қурилиш йил охиригача якунланади.",
    "uz-Latn": "Prezident kecha Toshkentda yangi maktab qurilishini boshlab berdi. Vazirlik "
    "ma'lumotiga ko'ra, qurilish yil oxirigacha yakunlanadi.",
    "vi": "Chính phủ cho biết hôm thứ Hai rằng trường học mới sẽ mở cửa trước cuối năm nay.",
    "yue": "行政長官琴日喺記者會話，政府會喺年底之前起好新嘅學校，市民唔使擔心。",
    "zh-Hans": "政府星期一表示，新学校将在今年年底之前开学，学生们不必再走很远的路。",
    "zh-Hant": "政府星期一表示，新學校將在今年年底之前開學，學生們不必再走很遠的路。",
}
