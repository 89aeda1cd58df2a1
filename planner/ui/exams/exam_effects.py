"""What an exam that is being typed would do to the dates, before it is in the plan."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.scheduling.engine import judge
from planner.scheduling.network import compile_network
from planner.ui.availability.effects import EffectRow, effect_rows
from planner.ui.availability.effects_view import EffectsView
from planner.ui.shared.date_words import DateWords

MakeEdit = Callable[[Plan], Edit]


class ExamEffects(EffectsView):
    """Shows the verdict of the exam, and those of other goals that would be others with it."""

    def __init__(self, plan: Plan, now: datetime, words: DateWords, told: Callable[[], object]) -> None:
        """Judge a plan as it is; `told` is called when other verdicts are shown."""
        super().__init__(_("Your dates with this exam"), is_narrow=True)
        self._plan, self._now, self._words, self._told = plan, now, words, told
        self._before = judge(plan, now, compile_network(plan.items))
        self._make: MakeEdit | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.show_effects)

    def try_soon(self, make: MakeEdit) -> None:
        """Show what an edit would do, once for all that is changed in one go."""
        self._make = make
        self._later.start()

    def show_effects(self) -> None:
        """Show what the edit that was tried last would do; nothing where it cannot be made yet."""
        self._later.stop()
        rows = self._rows()
        self.setVisible(bool(rows))
        if rows:
            self.show_rows(rows)
        self._told()

    def _rows(self) -> list[EffectRow]:
        if self._make is None:
            return []
        try:
            edit = self._make(self._plan)
        except Refusal:
            return []
        after = self._plan.after(edit)
        outlooks = judge(after, self._now, compile_network(after.items))
        rows = effect_rows(after, self._before, outlooks, self._now, self._words)
        typed = {change.record.id for change in edit.changes}
        return [row for row in rows if row.was or row.id in typed]
