"""The card over a week that cannot be filled yet."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.ui.week.grid.values import EmptyAction, EmptyWeek
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark

_WIDTH: Final = 392
_PADDING: Final = 32
_ICON: Final = 32


class EmptyWeekCard(Card):
    """An icon, a heading, a sentence and buttons; ``requested`` tells the ``EmptyAction`` of a button."""

    requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_PADDING, parent)
        self.setFixedWidth(_WIDTH)
        self._shown: EmptyWeek | None = None
        self._heading = label("", "title")
        self._sentence = label("", color_role="text.secondary", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        centered = Qt.AlignmentFlag.AlignHCenter
        self.body.setContentsMargins(_PADDING, _PADDING - 4, _PADDING, _PADDING - 4)
        self.body.setSpacing(0)
        self.body.addWidget(IconMark("calendar-days", size=_ICON), alignment=centered)
        self.body.addSpacing(8)
        self.body.addWidget(self._heading, alignment=centered)
        self.body.addSpacing(4)
        self.body.addWidget(self._sentence)
        self.body.addSpacing(16)
        self.body.addLayout(self._buttons)

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons in their order."""
        return [each for each in self.findChildren(QPushButton) if self._buttons.indexOf(each) >= 0]

    def show_week(self, empty: EmptyWeek) -> None:
        """Show the words and the buttons of a card."""
        if empty == self._shown:
            return
        self._shown = empty
        self._heading.setText(empty.heading)
        self._sentence.setText(empty.sentence)
        for button in self.buttons:
            # It keeps its parent until it goes: without one it would go at once, in the middle of its click.
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        for number, (action, words) in enumerate(empty.actions):
            self._add_button(action, words, is_main=number == 0)
        self.fit()

    def fit(self) -> None:
        """Take the height that the words need in the theme's type."""
        self.body.activate()
        self.resize(_WIDTH, self.body.heightForWidth(_WIDTH))

    def _add_button(self, action: EmptyAction, words: str, is_main: bool) -> None:
        button = push_button(words, kind="primary" if is_main else "normal", size="large")
        button.clicked.connect(partial(self._request, action))
        self._buttons.addWidget(button)
        button.show()

    def _request(self, action: EmptyAction, _checked: bool = False) -> None:
        self.requested.emit(action)
