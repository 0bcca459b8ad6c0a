"""Which way letters are written."""

import re

# Hebrew, Arabic and their neighbours, with their presentation forms.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def has_right_to_left(text: str) -> bool:
    """Whether letters that are written from right to left are in ``text``."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
