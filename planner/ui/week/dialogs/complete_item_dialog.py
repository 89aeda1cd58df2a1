"""Asks whether an item is completed: when it counts as such, what shows it, and what comes of it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.i18n import _
from planner.ui.item_notes.evidence_fields import EvidenceFields
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.week.dialogs.questions import CompletionQuestion
from planner.ui.week.panel.icon_line import IconLines
from planner.ui.week.pieces import Piece
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label


class CompleteItemDialog(NarrowDialog):
    """Says the "done when" sentence, asks for evidence, and says what is unlocked and becomes free.

    Attributes:
        question: what was asked.
        fields: where evidence is put down; they may stay empty.
    """

    def __init__(self, question: CompletionQuestion, parent: QWidget | None = None) -> None:
        super().__init__(question.title, question.sentence, parent)
        self.question = question
        self.fields = EvidenceFields()
        if question.done_when:
            self.content.addWidget(label(_("Done when"), "small", "text.secondary", weight=600))
            self.content.addWidget(label(question.done_when, wrap=True))
        self._add_evidence()
        if question.effects:
            self._add_effects()
        self.add_cancel()
        self.add_button(_("Mark completed"), "primary").setFocus()

    @property
    def evidence(self) -> tuple[str, str]:
        """What shows that the item is done, and the link or the file where it can be seen; both may be ""."""
        return self.fields.words

    def _add_evidence(self) -> None:
        self.content.addWidget(label(_("Evidence, if you like"), "small", "text.secondary", weight=600))
        if self.question.evidence:
            self.content.addWidget(_lines(("check", words) for words in self.question.evidence))
        self.content.addWidget(self.fields)

    def _add_effects(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 2)
        line.addWidget(separator())
        self.content.addLayout(line)
        self.content.addWidget(_lines(self.question.effects))


def _lines(lines: Iterable[tuple[str, str]]) -> IconLines:
    shown = IconLines()
    shown.show_lines(tuple((icon, (Piece(words),)) for icon, words in lines))
    return shown
