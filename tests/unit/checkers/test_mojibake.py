import pytest

from facing.checkers.misread_utf8 import UTF8
from facing.checkers.mojibake import CODE_PAGE, MojibakeChecker
from facing.core.finding import Certainty, Kind
from tests.fakes.remarks import marked, remarks_on


def spoilt(text: str, written: str, read: str) -> str:
    return text.encode(written).decode(read)


@pytest.mark.parametrize(
    ("text", "read", "route"),
    [
        ("The café’s naïve", "cp1252", "UTF-8 read as Windows-1252."),
        ("Größe und Überfluß", "latin-1", "UTF-8 read as"),
        ("Привет дорогой друг", "cp1251", "UTF-8 read as Windows-1251."),
        ("Zażółć gęślą", "cp1250", "UTF-8 read as Windows-1250."),
        ("el café de la niña", "cp1251", "UTF-8 read as Windows-1251."),
        ("café naïve", "mac_roman", "UTF-8 read as Mac Roman."),
        ("café naïve", "cp437", "UTF-8 read as DOS code page 437."),
        ("Müller café", "cp850", "UTF-8 read as DOS code page 850."),
        ("güzel İstanbul şehir", "cp1252", "UTF-8 read as Windows-1252."),
    ],
)
def test_utf8_read_as_something_else_leads_back(text: str, read: str, route: str) -> None:
    wrong = spoilt(text, "utf-8", read)
    remarks = remarks_on(MojibakeChecker(), wrong)
    repaired = wrong
    for remark in reversed(remarks):
        assert remark.kind is Kind.ENCODING
        assert remark.certainty is Certainty.SURE
        assert remark.message.startswith(route)
        repaired = repaired[: remark.start] + remark.suggestions[0] + repaired[remark.end :]
    assert repaired == text


def test_punctuation_around_a_word_is_not_marked() -> None:
    assert marked(MojibakeChecker(), "(cafÃ©), he said") == [(UTF8, "cafÃ©", "café")]


def test_letters_spoilt_twice_are_told_as_such() -> None:
    (remark,) = remarks_on(MojibakeChecker(), spoilt(spoilt("café", "utf-8", "cp1252"), "utf-8", "cp1252"))
    assert remark.message == "UTF-8 read as Windows-1252, 2 times over."
    assert remark.suggestions == ("café",)


@pytest.mark.parametrize("text", ["naÃ¯veâ€\ufffd", "Å\ufffdÃ³dÅº"])
def test_where_a_letter_was_lost_nothing_is_proposed(text: str) -> None:
    (remark,) = remarks_on(MojibakeChecker(), text)
    assert remark.suggestions == ()
    assert "a letter was lost" in remark.message


def test_a_lost_letter_beside_misread_words_is_not_their_matter() -> None:
    assert [words for _, words, _ in marked(MojibakeChecker(), "cafÃ© â€œso â€˜ \ufffd")] == ["cafÃ©", "â€œso", "â€˜"]


def test_windows_punctuation_read_as_controls_is_found() -> None:
    assert marked(MojibakeChecker(), "It\x92s late") == [(UTF8, "It\x92s", "It’s")]


@pytest.mark.parametrize(
    ("text", "page", "name"),
    [
        ("Привет, как дела, мой друг", "cp1251", "Windows-1251"),
        ("Привет, как дела, мой друг", "koi8_r", "KOI8-R"),
        ("Καλημέρα κόσμε και θάλασσα", "cp1253", "Windows-1253"),
    ],
)
def test_cyrillic_and_greek_code_pages_are_told_apart(text: str, page: str, name: str) -> None:
    remarks = remarks_on(MojibakeChecker(), spoilt(text, page, "cp1252"))
    assert " ".join(remark.suggestions[0] for remark in remarks) == text.replace(",", "")
    assert {(remark.rule, remark.message) for remark in remarks} == {(CODE_PAGE, f"{name} read as Windows-1252.")}


@pytest.mark.parametrize(
    ("text", "page", "language", "certainty"),
    [
        ("Zażółć gęślą", "cp1250", "pl", Certainty.LIKELY),
        ("Zażółć wąską ścieżkę", "iso8859_2", "pl", Certainty.LIKELY),
        ("İstanbul şehir başka", "cp1254", "tr", Certainty.HINT),
    ],
)
def test_letters_of_a_known_language_lead_back(text: str, page: str, language: str, certainty: Certainty) -> None:
    remarks = remarks_on(MojibakeChecker(), text.encode(page).decode("cp1252"), language)
    assert " ".join(remark.suggestions[0] for remark in remarks) == text
    assert {remark.certainty for remark in remarks} == {certainty}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("słowo¹ i 10 m³ w La Niña", "pl"),
        ("Guðrún ve Þór", "is"),
        ("Guðrún burada oturuyor", "tr"),
        ("La façade, l'œuvre, « à peine »… 5 €", "fr"),
        ("¿Qué? ¡Ñandú! áéíóú 3º 1ª", "es"),
        ("äöüß ÄÖÜ àâäçéèêëîïôöùûüÿ", "de"),
        ("Größe: 5 µm², 20 °C, ½ Straße, „so“", "de"),
        ("Цена — 5 € («оптом»), № 7", "ru"),
        ("Η τιμή είναι 5 € — «ναι»", "el"),
        ("Đường phố Hà Nội rất đẹp", "vi"),
        ("Åse og Øyvind på Ærø", "da"),
        ("Příliš žluťoučký kůň", "cs"),
        ("İğne, şık, çağ, âdet", "tr"),
        ("日本語の「文章」です。", "ja"),
        ("∀ε>0 ∃δ>0: |x−a|<δ ⇒ |f(x)−f(a)|<ε; ∑ᵢ aᵢ² ≤ √2·π ± ½, ∂²u/∂t², ‖x‖, 5kΩ", "en"),
        ("/ˈθɪŋkɪŋ əˈbaʊt/ [ʃʁɛ̃ː] ðə ŋ ɲ ʎ ʔ ɬ ɮ æ œ ø, /ãũ/", "en"),
        ("São João não pôde; “à” ª º, AÇÃO, INÍCIO, « Â », 1.º", "pt"),
        ("ƯỚC MƠ: cà phê sữa đá ở quận Đống Đa", "vi"),
        ("┌──┐ │a│ └──┘ ▓▒░ total──sum", "en"),
        ("العربية، والفارسية", "ar"),
        ("naïve café—rôle… “so” ‘thus’ ©2020 ™ £5 §3", "en"),
    ],
)
def test_correct_text_in_any_language_is_left_alone(text: str, language: str) -> None:
    assert marked(MojibakeChecker(), text, language) == []
