"""What is no text, whatever its encoding."""

# Tab, line feed, vertical tab, form feed, carriage return, escape, backspace and the end mark of DOS occur in texts.
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b\x08\x1a") + b"\x7f"
_CONTROLS_ALLOWED = 0.05


def is_binary(data: bytes) -> bool:
    """Whether bytes that are in no form of Unicode with zero bytes are no text: zeros, many controls, or a PDF."""
    if b"\0" in data or data.startswith(b"%PDF-"):
        return True
    return len(data) - len(data.translate(None, _CONTROLS)) > len(data) * _CONTROLS_ALLOWED
