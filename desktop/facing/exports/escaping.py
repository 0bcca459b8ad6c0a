"""Text of any kind as HTML shows it."""

from html import escape

# What HTML cannot hold: control characters become their pictures, halves of surrogate pairs the replacement character.
_SHOWN: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20) if code != 9},
    0x7F: 0x2421,
    0x2028: "<br>",
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}


def escaped(text: str) -> str:
    """The text for the inside of an element; nothing in it is mark-up."""
    return escape(text, quote=False).translate(_SHOWN)
