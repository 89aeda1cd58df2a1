"""Asks whether an item is completed: when it counts as such, and what comes of it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.i18n import _
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.week.dialogs.questions import CompletionQuestion
from planner.ui.week.panel.icon_line import IconLines
from planner.ui.week.pieces import Piece
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label


class CompleteItemDialog(NarrowDialog):
    """Says the "done when" sentence, and what is unlocked and becomes free.

    Attributes:
        question: what was asked.
    """

    def __init__(self, question: CompletionQuestion, parent: QWidget | None = None) -> None:
        super().__init__(question.title, question.sentence, parent)
        self.question = question
        if question.done_when:
            self.content.addWidget(label(_("Done when"), "small", "text.secondary", weight=600))
            self.content.addWidget(label(question.done_when, wrap=True))
        if question.effects:
            self._add_effects()
        self.add_cancel()
        self.add_button(_("Mark completed"), "primary").setFocus()

    def _add_effects(self) -> None:
        effects = IconLines()
        effects.show_lines(tuple((icon, (Piece(words),)) for icon, words in self.question.effects))
        if self.question.done_when:
            line = QHBoxLayout()
            line.setContentsMargins(0, 6, 0, 2)
            line.addWidget(separator())
            self.content.addLayout(line)
        self.content.addWidget(effects)
