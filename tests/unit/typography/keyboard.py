"""Types a text key by key as the page does."""

from facing.typography.aids import Choices, typed

ALL = Choices()


def typed_text(keys: str, language: str, choices: Choices = ALL, after: str = "") -> str:
    """What stands before ``after`` when all keys were typed there."""
    text = ""
    for key in keys:
        better = typed(text, key, after, language, choices)
        text = text + key if better is None else text[: len(text) - better.removed] + better.text
    return text
