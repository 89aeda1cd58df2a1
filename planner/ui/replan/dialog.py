"""The dialog "Replan": the weeks to come laid out anew, seen beside the old ones before they are taken."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.scheduling.network import compile_network
from planner.services.replanning import Replanned, movable_weeks, replan, replanned
from planner.services.workspace import Wish, Workspace
from planner.ui.availability.effects_view import EffectsView
from planner.ui.performer import Performer
from planner.ui.replan.rows import KEEP, MOVE, choice_words, replan_rows
from planner.ui.shared.change_list import ChangeList
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.roomy_dialog import RoomyDialog
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.label import label
from planner.ui.widgets.segmented import Segment, SegmentedControl


class ReplanDialog(RoomyDialog, WishDialog):
    """Lays the weeks out when it opens, and again where the other way is chosen or the plan has changed.

    Attributes:
        choice: whether the accepted week is kept.
        sentence: what would change, in numbers.
        changes: what would change, line by line.
        effects: when each goal would be finished.
        replan_button: takes the weeks.
    """

    usual_size = QSize(720, 560)

    def __init__(self, workspace: Workspace, performer: Performer, parent: QWidget | None = None) -> None:
        """Replan the plan of a workspace."""
        super().__init__(
            performer,
            _("Replan the weeks"),
            _("The weeks to come are laid out anew from now. What is done, past or pinned stays as it is."),
            parent,
        )
        self._workspace = workspace
        self._words = LocaleDates()
        self._is_applying = False
        self._laid_out: dict[str, Replanned] = {}
        self._fill()
        self.choice.chosen.connect(self._choose)
        performer.changed.connect(self._take_plan)
        self._take_plan()
        self._focus_first()

    def accept(self) -> None:
        self._is_applying = True
        self.close_after(self._wish)
        self._is_applying = False

    def _wish(self) -> Wish:
        now, moves_accepted = self._workspace.now, self._moves_accepted
        return lambda plan, schedule: replan(plan, schedule, now, moves_accepted=moves_accepted)

    @property
    def _moves_accepted(self) -> bool:
        return self.choice.value() == MOVE

    # -- what is shown

    def _take_plan(self, _notice: object = None) -> None:
        """Lay out the plan as it is now; time, or another program, may have changed it."""
        if self._is_applying:
            return
        self._laid_out.clear()
        self._network = compile_network(self._workspace.plan.items)
        weeks = movable_weeks(self._workspace.plan, self._workspace.now)
        for key, words in choice_words(max(1, weeks)).items():
            self.choice.button(key).setText(words)
        if not weeks:
            self.choice.set_value(KEEP)
        self.choice.setVisible(weeks > 0)
        self._show()

    def _choose(self, _key: str) -> None:
        self.forget_problem()
        self._show()
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._told))

    def _show(self) -> None:
        plan, schedule, now = self._workspace.plan, self._workspace.schedule, self._workspace.now
        weeks = self._weeks()
        rows = replan_rows(plan, schedule, weeks, now, self._words)
        self.sentence.setText(rows.sentence)
        self.sentence.setVisible(bool(rows.sentence))
        self.changes.show_lines(rows.lines, rows.nothing)
        self._told = rows.sentence or rows.nothing
        self.effects.show_rows(rows.effects)
        self.replan_button.setEnabled(not weeks.changes_nothing)

    def _weeks(self) -> Replanned:
        """Return the weeks as they would be, laid out when they are first asked for."""
        workspace, key = self._workspace, self.choice.value()
        if key not in self._laid_out:
            self._laid_out[key] = replanned(
                workspace.plan,
                workspace.schedule,
                workspace.now,
                moves_accepted=self._moves_accepted,
                network=self._network,
            )
        return self._laid_out[key]

    # -- built

    def _fill(self) -> None:
        segments = [Segment(key, words) for key, words in choice_words(1).items()]
        self.choice = SegmentedControl(segments, name=_("The accepted week"))
        self.sentence = label("", weight=600, wrap=True)
        self.changes = ChangeList()
        self.effects = EffectsView(_("Planned finish of your goals"))
        self.content.addWidget(self.choice)
        self.content.addSpacing(4)
        self.content.addWidget(self.sentence)
        self.content.addWidget(self.changes, 1)
        self.content.addSpacing(4)
        self.content.addWidget(self.effects)
        self.content.addWidget(self.problem)
        self.add_foot_note(label(_("Nothing changes until you replan."), "small", "text.tertiary", wrap=True))
        self.cancel_button = self.add_cancel()
        self.replan_button = self.add_button(_("Replan"), "primary")

    def _focus_first(self) -> None:
        if not self.choice.isHidden():
            self.choice.button(KEEP).setFocus(Qt.FocusReason.TabFocusReason)
        elif self.replan_button.isEnabled():
            self.replan_button.setFocus()
        else:
            self.cancel_button.setFocus()
