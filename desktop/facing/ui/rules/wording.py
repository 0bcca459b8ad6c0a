"""The words about house rules."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from facing.patterns.house_rules import BrokenRule, Method, RuleReason
from facing.session.rule_lists import ListedRules
from facing.ui.messages import sentence

_REASONS = {
    RuleReason.NO_NAME: QT_TRANSLATE_NOOP("Rules", "it has no name"),
    RuleReason.NO_PATTERN: QT_TRANSLATE_NOOP("Rules", "it does not say what to find"),
    RuleReason.BOTH: QT_TRANSLATE_NOOP("Rules", "it has both a method and words to find or to write"),
    RuleReason.UNKNOWN_FIELD: QT_TRANSLATE_NOOP("Rules", "“{detail}” means nothing here"),
    RuleReason.UNKNOWN_METHOD: QT_TRANSLATE_NOOP("Rules", "there is no method “{detail}”"),
    RuleReason.WRONG_VALUE: QT_TRANSLATE_NOOP("Rules", "“{detail}” has a value of the wrong sort"),
    RuleReason.TOO_LONG: QT_TRANSLATE_NOOP("Rules", "“{detail}” is too long"),
    RuleReason.PATTERN: QT_TRANSLATE_NOOP("Rules", "its regular expression cannot be used: {detail}"),
    RuleReason.REPLACEMENT: QT_TRANSLATE_NOOP("Rules", "its replacement cannot be used: {detail}"),
}
_METHODS = {
    Method.QUOTES: QT_TRANSLATE_NOOP("Rules", "Quotation marks of the language"),
    Method.DASHES: QT_TRANSLATE_NOOP("Rules", "Dashes of the language"),
    Method.ELLIPSES: QT_TRANSLATE_NOOP("Rules", "Ellipses"),
    Method.SPACES: QT_TRANSLATE_NOOP("Rules", "Spaces before signs, as the language has them"),
}


def method_words(method: Method) -> str:
    """What a method does."""
    return QCoreApplication.translate("Rules", str(_METHODS[method]))


def broken_words(broken: BrokenRule) -> str:
    """Which rule of a file cannot be used, and why."""
    reason = QCoreApplication.translate("Rules", str(_REASONS[broken.reason])).format(detail=broken.detail)
    template = QCoreApplication.translate("Rules", "Rule {number}, “{name}”: {reason}.")
    return template.format(number=broken.number, name=broken.name or "–", reason=reason)


def list_words(listed: ListedRules) -> str:
    """A list by its name."""
    if listed.is_shipped:
        return QCoreApplication.translate("Rules", "{name} (comes with the program)").format(name=listed.rules.name)
    return listed.rules.name


def state_words(listed: ListedRules) -> str:
    """What there is to know about a list; empty where all is well."""
    if listed.problem is not None:
        return sentence(listed.problem)
    if listed.is_shipped:
        return QCoreApplication.translate("Rules", "This list can only be read: copy it to change its rules.")
    if listed.rules.broken:
        told = " ".join(map(broken_words, listed.rules.broken[:_MOST_TOLD]))
        more = len(listed.rules.broken) - _MOST_TOLD
        behind = QCoreApplication.translate("Rules", "And {count} more.").format(count=more) if more > 0 else ""
        stay = QCoreApplication.translate("Rules", "They stay in the file.")
        return " ".join(filter(None, (told, behind, stay)))
    return ""


_MOST_TOLD = 3
