"""Fields for numbers."""

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

_MARGIN = 4  # pixels, as other fields have them


def indent_number(field: QSpinBox | QDoubleSpinBox) -> None:
    """Set the number as far from the left edge as the text of other fields; a style sheet cannot do this."""
    field.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
