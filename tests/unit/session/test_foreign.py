"""Other languages: told only where that is sure. The figures of ``ForeignText`` are checked on the sentences given."""

import json
import re
from pathlib import Path

import pytest

from facing.checkers.language_detection import LanguageDetection
from facing.core.finding import Finding, Kind, Side, Source, Span
from facing.session.foreign import ForeignText
from facing.session.judging import FOREIGN, Judge, Switches

_SENTENCES = Path(__file__).parents[4] / "shared" / "detect"

OTHERS = {
    "de": "Der Fährmann wartete am Ufer, bis der letzte Wagen über die Rampe gerollt war.",
    "fr": "Le passeur attendait sur la rive que la dernière voiture soit montée à bord.",
    "es": "El barquero esperaba en la orilla hasta que subió el último coche.",
    "it": "Il traghettatore aspettava sulla riva che salisse l'ultima macchina.",
    "nl": "De veerman wachtte aan de oever tot de laatste wagen aan boord was.",
    "pl": "Przewoźnik czekał na brzegu, aż ostatni samochód wjedzie na pokład.",
    "sv": "Färjkarlen väntade vid stranden tills den sista bilen hade kört ombord.",
    "ru": "Сегодня мы больше не поедем, тихо сказал он путешественникам.",
    "pt": "O barqueiro esperava na margem até que o último carro subisse a bordo.",
    "fi": "Lauttamies odotti rannalla, kunnes viimeinen auto oli ajanut laivaan.",
}


@pytest.fixture(scope="module")
def detector() -> LanguageDetection:
    return LanguageDetection()


def spelling(text: str, words: str) -> list[Finding]:
    sources = (Source("languagetool", "TYPO"),)
    return [
        Finding(Side.ORIGINAL, Span(0, *at.span()), at.group(), Kind.SPELLING, "?", (), sources)
        for at in re.finditer(words, text)
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_a_plain_sentence_in_another_language_is_told(detector: LanguageDetection, language: str) -> None:
    assert ForeignText(detector, lambda: "en-US").language_of(OTHERS[language]) == language
    assert ForeignText(detector, lambda: f"{language}-XX").language_of(OTHERS[language]) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The ferryman waited at the bank until the last car had come aboard.",
        "Le passeur attendait.",
        "Publius Cornelius Lentulus Spinther, Marcus Claudius Marcellus, consul.",
        "la la la la la la la la la la la la la la la la",
    ],
)
def test_the_documents_own_language_names_and_loops_are_not(detector: LanguageDetection, text: str) -> None:
    assert ForeignText(detector, lambda: "en-US").language_of(text) == ""


@pytest.mark.skipif(not _SENTENCES.is_dir(), reason="the sentences of MLQE-PE are not here")
def test_hardly_an_english_sentence_is_taken_for_another_language(detector: LanguageDetection) -> None:
    lines = (_SENTENCES / "clean_wiki_en.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [text for line in lines if len((text := json.loads(line)["text"]).split()) >= 8]
    foreign = ForeignText(detector, lambda: "en-US")
    wrong = [text for text in texts if foreign.language_of(text)]
    assert len(texts) > 1000
    assert len(wrong) <= 0.002 * len(texts)


def test_a_flood_of_spelling_marks_in_another_language_becomes_one_quiet_finding() -> None:
    text = OTHERS["de"]
    judge = Judge(foreign=lambda stretch: "de")
    (finding,) = judge.judged(spelling(text, r"\w{3,}"), text)
    assert (finding.group, finding.shown, finding.text) == (FOREIGN, False, text)
    few = spelling(text, "Ufer|Wagen|Rampe")
    assert [each.text for each in judge.judged(few, text)] == ["Ufer", "Wagen", "Rampe"]


def test_a_quotation_in_another_language_is_left_alone_and_what_stands_around_it_is_not() -> None:
    quoted = "Der Fährmann wartete am anderen Ufer"
    text = f"He wroet in his bokk: “{quoted}”, and nobody answered him for a very long time after that."
    judge = Judge(foreign=lambda stretch: "de" if stretch == quoted else "")
    found = judge.judged(spelling(text, "wroet|bokk|Fährmann|wartete|anderen|Ufer"), text)
    assert [each.text for each in found if each.shown] == ["wroet", "bokk"]
    assert [each.text for each in found if each.group == FOREIGN] == [quoted]


def test_a_language_that_was_told_wrongly_can_be_switched_off() -> None:
    text = OTHERS["de"]
    judge = Judge(Switches(off=frozenset({"OTHER_LANGUAGE_de"})), foreign=lambda stretch: "de")
    assert not any(finding.group == FOREIGN for finding in judge.judged(spelling(text, r"\w{3,}"), text))
