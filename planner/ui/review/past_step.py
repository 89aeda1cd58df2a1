"""Step one of a review: what was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from planner.i18n import _
from planner.ui.review.ask_list import AskList
from planner.ui.review.past_rows import AskRow, PastRows
from planner.ui.shared.steps import StepPage
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.card import Card
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.label import label


class PastStep(StepPage):
    """The hours of the week that ends, and a question for each session that is over without a word.

    Signals:
        answered: the AskRow, and the key of its new answer.
        all_later_requested: every session comes later.
    """

    answered = Signal(object, str)
    all_later_requested = Signal()

    def __init__(self) -> None:
        super().__init__(_("What was"))
        self.asks = AskList()
        self.asks.answered.connect(self.answered)
        self.asks.row_changed.connect(self._tell_keys)
        self._nothing = EmptyState(
            "circle-check", _("Nothing to answer"), _("Each session that is over has its word.")
        )
        self._frame = Card(1)
        self._frame.body.addWidget(self.asks)
        self._keys = label("", "small", "text.tertiary", elide=True)
        self.later_button = push_button(_("All later"), size="small")
        self.later_button.clicked.connect(self.all_later_requested)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._keys, 1)
        foot.addWidget(self.later_button, alignment=Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self._frame, 1)
        self.body.addLayout(foot)
        self.body.addWidget(self._nothing, 1)

    def show_rows(self, rows: PastRows) -> None:
        """Show the week and its questions."""
        self.say(rows.sentence)
        self.asks.show_rows(rows.rows)
        self._frame.setVisible(bool(rows.rows))
        self._keys.setVisible(bool(rows.rows))
        self._nothing.setVisible(not rows.rows)
        self.later_button.setVisible(rows.has_sessions)
        self.later_button.setEnabled(not rows.are_all_later)
        row = self.asks.current_row()
        if row is not None:
            self._tell_keys(row)

    def focus_first(self) -> None:
        if self.asks.current_row() is not None:
            self.asks.setFocus()

    def _tell_keys(self, row: AskRow) -> None:
        self._keys.setText(_("Keys: {keys}").format(keys=row.keys))
