"""Rows of a dialog: the name at the left, the field at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from planner.ui.widgets.label import ThemedLabel, label


class Form(QGridLayout):
    """Named fields below each other, all of one width."""

    def __init__(self) -> None:
        """Begin without fields."""
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(8)
        self.setColumnStretch(1, 1)
        self._names: dict[QWidget, ThemedLabel] = {}

    def add(self, name: str, field: QWidget) -> None:
        """Add a field under a name, which screen readers say as well."""
        words = label(name)
        words.setBuddy(field)
        self._names[field] = words
        self.add_named(words, field)
        if not field.accessibleName():
            field.setAccessibleName(name)

    def add_named(self, name: QWidget, field: QWidget) -> None:
        """Add a field beside something other than a plain name, such as a check box."""
        row = self.rowCount()
        self.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        self.addWidget(field, row, 1)

    def show_field(self, field: QWidget, is_shown: bool) -> None:
        """Show a field with its name, or neither."""
        self._names[field].setVisible(is_shown)
        field.setVisible(is_shown)
