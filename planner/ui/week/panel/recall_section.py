"""The answers to a review, under one another with what each of them means."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.card import Rating
from planner.i18n import _
from planner.services.words import rating_name
from planner.ui.week.panel.recall_rows import ACTIONS, RecallAnswer
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label

_USUAL: Final = ACTIONS[Rating.GOOD]


class RecallSection(QWidget):
    """Asks how well an item was remembered. Its buttons do the page's actions of their names.

    Attributes:
        buttons: by the id of the action.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = _make_buttons()
        self._words = {id: label("", "small", "text.secondary", wrap=True) for id in self.buttons}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("How well did you remember it?"), "small", "text.secondary", weight=600))
        column.addLayout(self._rows())

    def _rows(self) -> QGridLayout:
        rows = QGridLayout()
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        for number, (id, button) in enumerate(self.buttons.items()):
            rows.addWidget(button, number, 0)
            rows.addWidget(self._words[id], number, 1, Qt.AlignmentFlag.AlignVCenter)
        return rows

    @property
    def usual(self) -> QPushButton:
        """The answer that is given most."""
        return self.buttons[_USUAL]

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let the keys of the answers work while the focus is on one of them."""
        self.addActions([actions[id] for id in self.buttons])

    def show_answers(self, answers: Iterable[RecallAnswer]) -> None:
        """Show what each answer means; without any there is nothing to ask."""
        shown = {answer.action: answer.words for answer in answers}
        for id, words in shown.items():
            self._words[id].setText(words)
            self.buttons[id].setAccessibleDescription(words)
        self.setVisible(bool(shown))


def _make_buttons() -> dict[str, QPushButton]:
    buttons = {
        id: push_button(rating_name(rating), kind="primary" if id == _USUAL else "normal")
        for rating, id in ACTIONS.items()
    }
    for button in buttons.values():
        button.setAutoDefault(True)  # Enter answers too
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return buttons
