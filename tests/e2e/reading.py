"""What the real LanguageTool says of a few texts."""

from facing.checkers.languagetool import LanguageToolChecker
from facing.core.finding import Finding, Kind, Side
from facing.core.passage import Passage, joined
from facing.session.passages import placed
from facing.session.sections import sections


def passages(*texts: str) -> list[Passage]:
    return [joined([(number, text)], "") for number, text in enumerate(texts)]


def spelling(checker: LanguageToolChecker, text: str) -> list[str]:
    """The words of ``text`` that are said to be misspelt."""
    (said,) = checker.check_passages(passages(text), "en-US")
    return [text[remark.start : remark.end] for remark in said if remark.kind is Kind.SPELLING]


def document(checker: LanguageToolChecker, *texts: str) -> list[Finding]:
    return in_sections(checker, passages(*texts))


def in_sections(checker: LanguageToolChecker, read: list[Passage]) -> list[Finding]:
    return [
        finding
        for section in sections(read)
        for passage, said in zip(section, checker.check_section(section, "en-US"), strict=True)
        for finding in placed(said, passage, Side.ORIGINAL, checker.id)
    ]
