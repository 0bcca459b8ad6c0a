"""The table of quotation marks against the one of the Unicode CLDR, as Qt brings it along."""

import pytest
from PySide6.QtCore import QLocale

from facing.typography.conventions import QuotationMarks, conventions_of

LANGUAGES = """ast be bg br bs ca cs cy da de de-AT el en-US en-GB es es-MX et eu fi fr fr-BE fr-CH ga gl hr hu is it
    it-CH ja ko lb lt lv mk mt nb nn pl pt-PT pt-BR rm ro ru sk sl sq sr sv tr uk zh-CN zh-TW""".split()
# Where another source counts; each is named beside the language in the table.
OTHER_SECONDARY = {"fr", "fr-BE"}


def in_cldr(language: str, style: QLocale.QuotationStyle) -> QuotationMarks:
    quoted = QLocale(language.replace("-", "_")).quoteString("x", style)
    return QuotationMarks(*quoted.split("x"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_those_of_cldr(language: str) -> None:
    conventions = conventions_of(language)
    assert conventions is not None
    assert conventions.primary == in_cldr(language, QLocale.QuotationStyle.StandardQuotation)
    if language not in OTHER_SECONDARY:
        assert conventions.secondary == in_cldr(language, QLocale.QuotationStyle.AlternateQuotation)
