"""Languages by their names."""

from PySide6.QtCore import QLocale


def language_name(code: str) -> str:
    """A language code as people say it: ``en-US`` is English (US)."""
    language, _, rest = code.partition("-")
    found = QLocale.codeToLanguage(language)
    name = QLocale.languageToString(found) if found is not QLocale.Language.AnyLanguage else ""
    if not name or name == "C":
        return code
    return f"{name} ({rest})" if rest else name
