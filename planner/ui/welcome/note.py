"""A coloured note inside a step: a verdict, a warning, or what a choice amounts to."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.ui.theme import current_theme
from planner.ui.welcome.goal_rows import NoteRow
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark
from planner.ui.widgets.span_label import Span, SpanLabel

_ICONS: Final = {"ok": "circle-check", "warn": "triangle-alert", "danger": "octagon-x", "info": "info"}


def spans_of(template: str, strong: Mapping[str, str], plain: Mapping[str, str]) -> list[Span]:
    """Cut a sentence with places such as "{left}" into spans; what `strong` gives for them stands out."""
    pieces = re.split(r"\{(\w+)\}", template)
    spans = []
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            spans.append(Span(piece))
        elif piece in strong:
            spans.append(Span(strong[piece], strong=True))
        else:
            spans.append(Span(plain[piece]))
    return spans


class _Tinted(QFrame):
    """A rounded ground in the colour of a kind."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self._kind}.bg"))
        radius = theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)


class Note(_Tinted):
    """Shows a NoteRow. `action_triggered` tells what a button leads to: a step's number, or other answers.

    Attributes:
        buttons: the actions from top to bottom, or from left to right.
    """

    action_triggered = Signal(object)

    def __init__(self, row: NoteRow, is_narrow: bool = False) -> None:
        super().__init__(row.kind)
        self.buttons: list[QPushButton] = []
        self.row = row
        self.setAccessibleName(f"{row.title}. {row.text}")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconMark(_ICONS[row.kind], f"{row.kind}.text"), alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(row.title, color_role=f"{row.kind}.text", weight=600, wrap=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(3)
        column.addLayout(head)
        if row.text:
            column.addWidget(label(row.text, "small", wrap=True))
        if row.actions:
            column.addSpacing(3)
            column.addLayout(self._add_buttons(QVBoxLayout() if is_narrow else QHBoxLayout()))

    def _add_buttons(self, line: QBoxLayout) -> QBoxLayout:
        group = QButtonGroup(self)
        group.idClicked.connect(lambda number: self.action_triggered.emit(self.row.actions[number][1]))
        line.setSpacing(6)
        for number, (text, _target) in enumerate(self.row.actions):
            button = push_button(text, size="small")
            button.setAutoDefault(True)
            group.addButton(button, number)
            line.addWidget(button)
            self.buttons.append(button)
        if isinstance(line, QHBoxLayout):
            line.addStretch(1)
        return line


class NoteColumn(QWidget):
    """Notes one below the other; notes that stay the same are left as they are.

    In a narrow column the buttons stand below each other. `after` is the field that the Tab key leaves for
    them.
    """

    action_triggered = Signal(object)

    def __init__(self, after: QWidget | None = None, is_narrow: bool = False) -> None:
        super().__init__()
        self._after = after
        self._is_narrow = is_narrow
        self._rows: tuple[NoteRow, ...] = ()
        self._notes: list[Note] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_notes(self, rows: Iterable[NoteRow]) -> None:
        """Show other notes."""
        before, self._rows = self._rows, tuple(rows)
        if before == self._rows:
            return
        for note in self._notes:
            self._column.removeWidget(note)
            note.hide()
            note.deleteLater()
        self._notes = [Note(row, self._is_narrow) for row in self._rows]
        for note in self._notes:
            note.action_triggered.connect(self.action_triggered)
            self._column.addWidget(note)
        self.setVisible(bool(self._rows))
        if self._after is not None:
            for stop, button in pairwise((self._after, *self.buttons())):
                QWidget.setTabOrder(stop, button)

    def buttons(self) -> list[QPushButton]:
        """The actions of all notes."""
        return [button for note in self._notes for button in note.buttons]

    def rows(self) -> tuple[NoteRow, ...]:
        """What is shown."""
        return self._rows


class SumNote(_Tinted):
    """One sentence whose numbers stand out."""

    def __init__(self) -> None:
        super().__init__("info")
        self._words = SpanLabel((), "body", "text.primary")
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 9, 14, 9)
        line.setSpacing(8)
        line.addWidget(IconMark("info", "accent.text"))
        line.addWidget(self._words, 1)

    def show_spans(self, spans: Iterable[Span]) -> None:
        """Replace the sentence."""
        pieces = tuple(spans)
        self._words.show_spans(pieces)
        self.setAccessibleName("".join(piece.text for piece in pieces))
