"""The checkers that are written here and always run."""

from facing.checkers.consistency import ConsistencyChecker
from facing.checkers.joins import JoinsChecker
from facing.checkers.mojibake import MojibakeChecker
from facing.checkers.numbers_and_names import NumbersAndNamesChecker
from facing.checkers.ocr_confusions import OcrChecker
from facing.checkers.residue import ResidueChecker
from facing.checkers.tortured_phrases import TorturedPhrasesChecker
from facing.checkers.typography import TypographyChecker
from facing.core.checkers import Checker


def own_checkers() -> tuple[Checker, ...]:
    """One of each, those that read passages first."""
    return (
        ResidueChecker(),
        MojibakeChecker(),
        OcrChecker(),
        TorturedPhrasesChecker(),
        JoinsChecker(),
        TypographyChecker(),
        NumbersAndNamesChecker(),
        ConsistencyChecker(),
    )
