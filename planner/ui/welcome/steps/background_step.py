"""Step one: where the learner comes from."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout

from planner.i18n import _
from planner.ui.welcome.answers import Answers
from planner.ui.welcome.choice_card import ChoiceCard
from planner.ui.welcome.rows import BackgroundRow
from planner.ui.welcome.steps.step import Step
from planner.values import replace

_COLUMNS: Final = 2


class BackgroundStep(Step):
    """Cards to choose one background of several, or none."""

    def __init__(self, rows: Sequence[BackgroundRow]) -> None:
        super().__init__(
            _("What is your background?"),
            _("It sets where the roadmap starts. The next step can correct each item."),
        )
        self._cards: dict[str | None, ChoiceCard] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        for row in rows:
            card = ChoiceCard(row.icon, row.title, row.summary, row.saving)
            card.toggled.connect(self._choose)
            self._cards[row.id] = card
        self.arrange(False)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def card(self, background: str | None) -> ChoiceCard:
        """The card of a background."""
        return self._cards[background]

    def show_rows(self, answers: Answers, rows: Sequence[BackgroundRow]) -> None:
        """Show which background is chosen, and what each of them takes off the roadmap."""
        self.answers = answers
        for row in rows:
            self._cards[row.id].show_note(row.saving)
        self._cards[answers.background].setChecked(True)

    def focus_first(self) -> None:
        self._cards[self.answers.background].setFocus()

    def arrange(self, is_narrow: bool) -> None:
        columns = 1 if is_narrow else _COLUMNS
        for number, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)

    def _choose(self, is_on: bool) -> None:
        chosen = next((id for id, card in self._cards.items() if card.isChecked()), None)
        if is_on and chosen != self.answers.background:
            self.answers = replace(self.answers, background=chosen)
            self.changed.emit(self.answers)
