"""Codes of languages, and what they have to do with each other."""


def primary(language: str) -> str:
    """The code of a language without its country or script: ``de`` of ``de-DE``."""
    return language.replace("_", "-").partition("-")[0].lower()


def fits(of_form: str, of_text: str) -> bool:
    """Whether a form of one language is looked for in a text of another; where one of them is open, it is."""
    return not of_form or not of_text or primary(of_form) == primary(of_text)
