"""Own checkers bear any text, keep quiet over right text, and do work in proportion to it."""

from pathlib import Path

import lingotweaker_data_en
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing.checkers.known_words import KnownWords
from facing.checkers.mojibake import MojibakeChecker
from facing.checkers.numbers_and_names import NumbersAndNamesChecker
from facing.checkers.ocr_confusions import OcrChecker
from facing.checkers.own_checker import OwnPassageChecker
from facing.checkers.residue import ResidueChecker
from facing.checkers.tortured_phrases import TorturedPhrasesChecker
from facing.core.checkers import Pair
from facing.core.passage import joined
from tests.fakes.remarks import remarks_on

CHECKERS = [ResidueChecker(), MojibakeChecker(), OcrChecker(), TorturedPhrasesChecker()]
LANGUAGES = st.sampled_from(["en-US", "de-DE", "pl", "tr", "ru", "", "xx"])
PIECES = st.sampled_from(
    [
        *"aIl1O0 ſﬁ-|&<>{}[]%:.,'’@¬\u00ad\u200b\u200d\u202e\ufffd\ue000\udcff\x00\x92é³þÐŸâ€œРаαوक😀\u2028\t",
        "rn",
        "cl",
        "cor- rection",
        "profound learning",
        "&nbsp;",
        "<br>",
        "12:31",
        "1,000.5",
        "three million",
        "May",
        "Anna",
        "a@b.c",
        "https://x.y",
        "{0}",
        "fi",
        "T h e",
        "cafÃ©",
        "Ïðèâåò",
        "XXXX",
        "2 pm",
        "B2B",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(st.characters(exclude_categories=()), max_size=3)), max_size=24).map("".join)

# One sentence of each language, by hand; right as it stands.
RIGHT = {
    "en-US": "The ferry leaves at noon, and the harbour cafe sells warm bread to those who wait.",
    "de-DE": "Die Fähre fährt um zwölf, und im Café am Hafen gibt es „süßes“ Brot – für alle.",
    "fr": "Le bac part à midi ; le café du port vend du pain « tout chaud » à ceux qui attendent…",
    "es": "¿Sale el barco a mediodía? Sí, y el café del muelle vende pan a los niños.",
    "pt": "A balsa parte ao meio-dia, e o café do cais vende pão às crianças.",
    "it": "Il traghetto parte a mezzogiorno, perché più tardi c’è il vento.",
    "pl": "Prom odpływa w południe, a kawiarnia sprzedaje świeży chleb dzieciom.",
    "cs": "Trajekt odplouvá v poledne a kavárna prodává čerstvý chléb dětem.",
    "hu": "A komp délben indul, és a kávézó friss kenyeret árul.",
    "tr": "Vapur öğlen kalkıyor, iskeledeki kahve çocuklara sıcak ekmek satıyor.",
    "ro": "Feribotul pleacă la prânz, iar cafeneaua vinde pâine caldă și țuică.",
    "sv": "Färjan går vid tolv, och kaféet på kajen säljer nybakat bröd.",
    "ru": "Паром уходит в полдень, а кафе у пристани продаёт тёплый хлеб.",
    "uk": "Пором відходить опівдні, а кав’ярня продає свіжий хліб.",
    "el": "Το πλοίο φεύγει το μεσημέρι και το καφενείο πουλάει ζεστό ψωμί.",
    "ar": "تغادر العبّارة ظهرًا، ويبيع المقهى الخبز الساخن.",
    "fa": "کشتی ظهر می‌رود و نان گرم می‌فروشند.",
    "he": "המעבורת יוצאת בצהריים, ובית הקפה מוכר לחם חם.",
    "hi": "नाव दोपहर को चलती है और दुकान में गरम रोटी मिलती है।",
    "ja": "渡し船は正午に出て、港の店では焼きたてのパンを売っている。",
    "zh": "渡船中午开，码头的小店卖热面包。",
    "ko": "나룻배는 정오에 떠나고, 가게에서는 따뜻한 빵을 판다.",
    "th": "เรือข้ามฟากออกตอนเที่ยง ร้านขายขนมปังร้อนๆ",
    "vi": "Phà rời bến lúc trưa, quán nhỏ bán bánh mì nóng.",
}


@given(TEXTS, LANGUAGES)
def test_marks_lie_inside_any_text_in_order_and_never_suggest_what_stands_there(text: str, language: str) -> None:
    for checker in CHECKERS:
        remarks = remarks_on(checker, text, language)
        assert list(remarks) == sorted(remarks, key=lambda remark: (remark.start, remark.end))
        for remark in remarks:
            assert 0 <= remark.start < remark.end <= len(text)
            assert text[remark.start : remark.end] not in remark.suggestions


@given(TEXTS, TEXTS, LANGUAGES)
def test_marks_on_pairs_lie_inside_their_paragraphs(original: str, correction: str, language: str) -> None:
    pair = Pair(joined([(1, original)], " "), joined([(2, correction)], " "))
    for finding in NumbersAndNamesChecker().check_pairs([pair], language):
        assert finding.span.paragraph == 2
        assert correction[finding.span.start : finding.span.end] == finding.text
        assert all(0 <= span.start < span.end <= len(original) for span in finding.related)


@given(TEXTS, LANGUAGES)
def test_a_text_beside_itself_differs_in_nothing(text: str, language: str) -> None:
    pair = Pair(joined([(1, text)], " "), joined([(2, text)], " "))
    assert NumbersAndNamesChecker().check_pairs([pair], language) == []


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.id)
@pytest.mark.parametrize("language", RIGHT)
def test_right_text_of_any_language_is_left_alone(checker: OwnPassageChecker, language: str) -> None:
    assert remarks_on(checker, RIGHT[language], language) == ()
    assert remarks_on(checker, RIGHT[language], "en-US") == ()


@given(st.lists(st.sampled_from(list(RIGHT.values())), min_size=1, max_size=4).map(" ".join))
def test_right_texts_beside_one_another_hold_no_mojibake(text: str) -> None:
    assert remarks_on(CHECKERS[1], text, "en-US") == ()


DICTIONARIES = sorted(Path(lingotweaker_data_en.__file__).parent.glob("data/en/hunspell/en_US.dict"))


class CountingWords(KnownWords):
    """Counts how often it is asked."""

    asked = 0

    def frequency(self, word: str) -> int:
        self.asked += 1
        return super().frequency(word)


def lookups(monkeypatch: pytest.MonkeyPatch, text: str) -> int:
    words = CountingWords(DICTIONARIES)
    monkeypatch.setattr("facing.checkers.ocr_confusions.known_words", lambda _: words)
    remarks_on(OcrChecker(), text)
    return words.asked


def test_words_are_looked_up_in_proportion_to_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "tlie boat and cor-rection of fi ce w0rd near the quay. "
    assert lookups(monkeypatch, text * 100) <= 10 * lookups(monkeypatch, text * 10)


def test_right_text_with_unknown_names_costs_two_lookups_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Then Zbigorn said that Klutimir knew the harbour. "
    assert lookups(monkeypatch, text * 50) <= 2 * 50 * len(text.split())
