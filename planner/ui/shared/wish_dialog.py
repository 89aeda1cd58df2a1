"""A dialog that changes the plan: it closes when that went well, and else says why it did not."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.errors import Refusal
from planner.services.workspace import Wish
from planner.ui.performer import Performer
from planner.ui.shared.fitted_dialog import FittedDialog
from planner.ui.theme import current_theme
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark

_WIDTH: Final = 480


class WishDialog(FittedDialog):
    """Where what is wished is refused, the dialog stays open with what was typed.

    A dialog of this kind overrides `accept`, which its primary button and Enter call, with `close_after`.
    """

    def __init__(
        self, performer: Performer, title: str, sentence: str = "", parent: QWidget | None = None
    ) -> None:
        """Be ready to ask `performer`."""
        super().__init__(title, sentence, parent)
        self._performer = performer
        self.problem = ProblemLine()
        self._grown = 0  # by so much for what cannot be
        self.finished.connect(self.deleteLater)
        self.setMinimumWidth(round(_WIDTH * max(1.0, current_theme().scale)))

    def fit_height(self) -> None:
        """Take the height that the words ask for now."""
        self._grow(0)

    def _grow(self, least: int) -> None:
        """Take the height that the words ask for now, or more."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()  # else what is gone now would still hold its room
            self.resize(self.width(), max(least, self.sizeHint().height()))

    def close_after(self, make_wish: Callable[[], Wish]) -> None:
        """Perform a wish, and close if it could be met.

        `make_wish` may raise Refusal, where the fields cannot be read.
        """
        try:
            wish = make_wish()
        except Refusal as refusal:
            self._tell(str(refusal))
            return
        if self._performer.perform(wish, self._tell) is not None:
            super().accept()

    def forget_problem(self) -> None:
        """Say no more what could not be, now that something else is wished, and give back its room."""
        self.problem.show_problem("")
        layout = self.layout()
        if self._grown and layout is not None:
            layout.activate()  # else it would still hold its room
            self.resize(self.width(), self.height() - self._grown)
            self._grown = 0

    def _tell(self, sentence: str) -> None:
        """Say what cannot be, and take just the room that this needs."""
        before = self.height()
        self.problem.show_problem(sentence)
        self._grow(before)
        self._grown += self.height() - before


class ProblemLine(QWidget):
    """A sentence that says what cannot be, or nothing."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self._words = label("", "small", "danger.text", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconMark("circle-x", "danger.text", 14), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def show_problem(self, sentence: str) -> None:
        """Say something, or nothing where `sentence` is empty."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
