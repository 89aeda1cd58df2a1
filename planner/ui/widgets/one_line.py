"""A line of words that may stay empty."""

from PySide6.QtWidgets import QLineEdit, QWidget

LONGEST = 500


def one_line(placeholder: str, name: str, parent: QWidget | None = None) -> QLineEdit:
    """Return a field for a line of words; `name` is what screen readers call it."""
    field = QLineEdit(parent)
    field.setMaxLength(LONGEST)
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(name)
    return field
