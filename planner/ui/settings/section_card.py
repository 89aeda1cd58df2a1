"""The sections of the page: a card with a heading, and in it what can be set, one below the other."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.ui.settings.rows import Id, Section, SettingRow
from planner.ui.widgets.card import Card, separator
from planner.ui.widgets.label import label
from planner.values import Value

_SIDE: Final = 16
_ABOVE: Final = 8


class Control(Value):
    """What stands with a row's words.

    Attributes:
        field: at the right of the words, named by them.
        below: under the words, over the whole width.
    """

    field: QWidget | None = None
    below: QWidget | None = None


class SettingLine(QWidget):
    """A row: its words at the left, its field at the right, a line above.

    Attributes:
        line: the line above.
    """

    def __init__(self, row: SettingRow, control: Control) -> None:
        super().__init__()
        self.line = separator()
        self._words = label(row.words, "small", "text.secondary", wrap=True)
        if not row.words:
            self._words.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(label(row.title, wrap=True))
        words.addWidget(self._words)
        words.addStretch(1)
        across = QHBoxLayout()
        across.setContentsMargins(_SIDE, 0, _SIDE, 0)
        across.setSpacing(16)
        across.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, _ABOVE)
        column.setSpacing(_ABOVE)
        column.addWidget(self.line)
        column.addLayout(across)
        if control.field is not None:
            _name(control.field, row)
            across.addWidget(control.field, 0, Qt.AlignmentFlag.AlignVCenter)
        if control.below is not None:
            inner = QHBoxLayout()
            inner.setContentsMargins(_SIDE, 0, _SIDE, 0)
            inner.addWidget(control.below)
            column.addLayout(inner)

    def say(self, words: str) -> None:
        """Say something else below the title."""
        self._words.setText(words)
        self._words.setVisible(bool(words))


class SectionCard(Card):
    """The rows of a section; those that are not looked for are hidden, and with the last of them the card.

    Attributes:
        lines: the rows.
    """

    def __init__(self, section: Section, controls: Mapping[Id, Control]) -> None:
        super().__init__(0)
        self.body.setContentsMargins(0, 10, 0, 4)
        self.body.setSpacing(0)
        self.setAccessibleName(section.title)
        heading = label(section.title, "heading")
        heading.setContentsMargins(_SIDE, 0, _SIDE, 6)
        self.body.addWidget(heading)
        self._note = label("", "small", "text.secondary", wrap=True)
        self._note.setContentsMargins(_SIDE, 0, _SIDE, 8)
        self._note.hide()
        self.body.addWidget(self._note)
        self.lines: dict[Id, SettingLine] = {}
        for row in section.rows:
            line = self.lines[row.id] = SettingLine(row, controls.get(row.id, Control()))
            self.body.addWidget(line)

    def show_only(self, wanted: Collection[Id]) -> None:
        """Show the rows that are wanted, and the card if there is one of them."""
        for id, line in self.lines.items():
            line.setVisible(id in wanted)
        self.setVisible(any(id in wanted for id in self.lines))

    def say(self, words: str) -> None:
        """Say below the heading what holds for all rows, or nothing."""
        self._note.setText(words)
        self._note.setVisible(bool(words))


def _name(field: QWidget, row: SettingRow) -> None:
    """Let a field be called by its words, unless it is several, or has a name of its own."""
    if not field.objectName():
        field.setObjectName(f"setting-{row.id.value}")
    is_named = isinstance(field, QPushButton) or bool(field.accessibleName())
    if field.focusPolicy() != Qt.FocusPolicy.NoFocus and not is_named:
        field.setAccessibleName(row.title)
        field.setAccessibleDescription(row.words)
