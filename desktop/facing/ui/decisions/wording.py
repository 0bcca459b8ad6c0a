"""The words for what the user decided."""

from PySide6.QtCore import QCoreApplication

from facing.core.finding import Kind
from facing.session.decisions import Decision, Matter, Reach
from facing.session.judging import OTHER_LANGUAGE
from facing.ui.kinds import kind_word
from facing.ui.languages import language_name


def matter_words(decision: Decision) -> str:
    """What was done."""
    return {
        Matter.IGNORED: QCoreApplication.translate("Decisions", "Ignored"),
        Matter.RULE_OFF: QCoreApplication.translate("Decisions", "Rule switched off"),
        Matter.RULE_ON: QCoreApplication.translate("Decisions", "Rule switched on"),
        Matter.KIND_OFF: QCoreApplication.translate("Decisions", "Kind switched off"),
        Matter.KNOWN_WORD: QCoreApplication.translate("Decisions", "Known word"),
        Matter.DECLINED: QCoreApplication.translate("Decisions", "Offer declined"),
    }[decision.matter]


def subject_words(decision: Decision) -> str:
    """What it was done to; a place is told with its neighbouring words."""
    if decision.matter is Matter.KIND_OFF:
        return kind_word(Kind(decision.words)).capitalize()
    if decision.matter is Matter.RULE_OFF and decision.words.startswith(OTHER_LANGUAGE):
        name = language_name(decision.words.removeprefix(OTHER_LANGUAGE))
        return QCoreApplication.translate("Decisions", "In another language: {language}").format(language=name)
    words = " ".join(decision.words.split()) or "␣"
    if decision.key is None or decision.reach is not Reach.HERE:
        return words
    before, after = decision.key.before, decision.key.after
    return f"{'' if before == '^' else f'… {before} '}[{words}]{'' if after == '$' else f' {after} …'}"


def rule_words(decision: Decision) -> str:
    """The rule that an ignored finding came from."""
    if decision.matter is not Matter.IGNORED:
        return ""
    return decision.rule or QCoreApplication.translate("Decisions", "any")


def reach_words(decision: Decision) -> str:
    """Where it holds."""
    return {
        Reach.HERE: QCoreApplication.translate("Decisions", "here"),
        Reach.DOCUMENT: QCoreApplication.translate("Decisions", "in this document"),
        Reach.ALWAYS: QCoreApplication.translate("Decisions", "always"),
    }[decision.reach]


def row_of(decision: Decision) -> tuple[str, str, str, str]:
    """What, about what, which rule, where."""
    return matter_words(decision), subject_words(decision), rule_words(decision), reach_words(decision)
