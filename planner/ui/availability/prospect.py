"""What a change of the hours would do to the dates, or has done. Knows no Qt."""

from collections.abc import Mapping

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.i18n import _
from planner.scheduling.engine import judge
from planner.scheduling.network import StudyNetwork, compile_network
from planner.scheduling.schedule import GoalOutlook, Schedule
from planner.ui.availability.effects import EffectRow, effect_rows
from planner.ui.shared.date_words import DateWords
from planner.values import Value


class Effects(Value):
    """What is said of the dates: a heading, a row for each goal, and a note."""

    heading: str
    rows: tuple[EffectRow, ...] = ()
    note: str = ""


class Prospect:
    """Knows the verdicts as they are, and judges plans that could be; no session is laid out for that.

    Attributes:
        note: what was done last, in words.
    """

    def __init__(self, plan: Plan, schedule: Schedule) -> None:
        """Begin with a plan and its schedule."""
        self._plan, self._schedule = plan, schedule
        self._was: Mapping[str, GoalOutlook] = schedule.outlooks
        self.note = ""
        self._network: StudyNetwork | None = None

    def move_on(self, plan: Plan, schedule: Schedule, *, by_edit: bool) -> None:
        """Take another plan; what an edit did to the dates can be told until the next."""
        self._was = self._schedule.outlooks if by_edit else schedule.outlooks
        self.note = ""
        if plan.items is not self._plan.items:
            self._network = None
        self._plan, self._schedule = plan, schedule

    def now(self, words: DateWords) -> Effects:
        """Return the verdicts as they are, with what the last edit did to them."""
        rows = effect_rows(self._plan, self._was, self._schedule.outlooks, self._schedule.as_of, words)
        return Effects(_("Your dates"), rows, self.note)

    def after(self, edit: Edit, words: DateWords) -> Effects:
        """Return the verdicts as an edit would make them, beside those that are."""
        plan, now = self._plan.after(edit), self._schedule.as_of
        outlooks = judge(plan, now, self._network_of(plan))
        rows = effect_rows(plan, self._schedule.outlooks, outlooks, now, words)
        return Effects(_("What it would do to your dates"), rows)

    def _network_of(self, plan: Plan) -> StudyNetwork:
        """Return the network of a plan; most that is tried changes hours, and leaves the items alone."""
        if plan.items is not self._plan.items:
            return compile_network(plan.items)
        self._network = self._network or compile_network(plan.items)
        return self._network
