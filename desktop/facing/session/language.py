"""From a detected language to the code that checkers know it by."""

from typing import Protocol

from facing.core.finding import Side
from facing.core.ports import LanguageDetector
from facing.core.settings import Settings
from facing.core.text import Text

AUTOMATIC = "auto"
_SAMPLE = 20_000  # code points looked at

# Languages whose checkers want a country; the most read form stands in until the user chooses another.
_WITH_COUNTRY = {
    "de": "de-DE",
    "pt": "pt-PT",
    "ca": "ca-ES",
    "zh": "zh-CN",
    "be": "be-BY",
    "sl": "sl-SI",
    "ja": "ja-JP",
}


def resolve_language(choice: str, text: Text, detector: LanguageDetector, default_english: str) -> str:
    """The language to check in: the one chosen, or the one that the text's beginning is written in.

    Text that says too little is taken for English.
    """
    if choice != AUTOMATIC:
        return choice
    sample: list[str] = []
    length = 0
    for paragraph in text:
        sample.append(paragraph.text)
        length += len(paragraph.text)
        if length > _SAMPLE:
            break
    code = detector.detect("\n".join(sample)[:_SAMPLE])
    if code in ("", "en"):
        return default_english
    return _WITH_COUNTRY.get(code, code)


class Linguists(Protocol):
    """What tells languages apart, and what the user has chosen about them."""

    @property
    def detector(self) -> LanguageDetector:
        """Tells the language of a text."""

    @property
    def settings(self) -> Settings:
        """The settings of the program."""


def languages_of(original: Text, corrected: Text, choice: str, linguists: Linguists) -> dict[Side, str]:
    """The languages of both sides: the correction's as it is chosen, or else as each text tells.

    A correction without words is in the original's language.
    """

    def told(text: Text, wanted: str) -> str:
        return resolve_language(wanted, text, linguists.detector, linguists.settings.default_english)

    has_words = any(paragraph.text.strip() for paragraph in corrected)
    return {
        Side.ORIGINAL: told(original, AUTOMATIC),
        Side.CORRECTION: told(corrected if has_words else original, choice),
    }
