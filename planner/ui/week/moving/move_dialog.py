"""The dialog that moves a session: its day, its time and its length, with times that are free."""

from datetime import date, datetime
from itertools import islice
from typing import Final

from PySide6.QtWidgets import QWidget

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.formats import duration
from planner.i18n import _
from planner.scheduling.engine import judge
from planner.scheduling.network import compile_network
from planner.scheduling.ordinary_hours import ordinary_week
from planner.services.free_times import free_times
from planner.services.moving import Placement, move_sessions
from planner.services.words import session_title
from planner.services.workspace import Wish, Workspace
from planner.ui.performer import Performer
from planner.ui.shared.date_words import near_day
from planner.ui.shared.form import Form
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.week.moving.effects import Effect, effect_on, known_contradictions, with_contradiction
from planner.ui.week.panel.icon_line import IconLine
from planner.ui.week.pieces import Piece
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.long_choice import LongChoice
from planner.ui.widgets.time_field import TimeField

_FAR_AHEAD: Final = date(2199, 12, 30)
_MOST_TIMES: Final = 8


class MoveDialog(WishDialog):
    """Says with each change what it does to the dates.

    Attributes:
        free: the next free times; choosing one fills the fields below.
        day, time, length: the fields.
        effect, effect_words: the line that says what it does to the dates, and its sentence.
    """

    def __init__(
        self, workspace: Workspace, performer: Performer, session: Session, parent: QWidget | None = None
    ) -> None:
        """Begin with where the session is."""
        title = session_title(workspace.plan, session)
        super().__init__(performer, _("Move {title}").format(title=title), parent=parent)
        self._workspace = workspace
        self._session = session
        self._words = LocaleDates()
        self._judged: Plan | None = None
        self._judge_present()
        self.free = LongChoice()
        self.day = DateField(_("Day"), session.start.date())
        self.day.set_days(min(workspace.now.date(), session.start.date()), _FAR_AHEAD)
        self.time = TimeField(session.start.time())
        self.length = DurationSpinBox(duration, name=_("Length"), minimum=5)
        self.length.set_value(session.minutes)
        self.effect = IconLine()
        self._fill()
        self.add_cancel()
        self.move_button = self.add_button(_("Move"), "primary")
        self._connect()
        self._tell_effect()
        self.day.setFocus()

    def accept(self) -> None:
        self.close_after(self._wish)

    @property
    def place(self) -> Placement:
        """Where the fields put the session."""
        start = datetime.combine(self.day.day(), self.time.value())
        return Placement(self._session.id, start, self.length.value())

    def _wish(self) -> Wish:
        place, now = self.place, self._workspace.now
        return lambda plan, schedule: move_sessions(plan, schedule, [place], now)

    def _fill(self) -> None:
        form = Form()
        self._offer_times()
        if self.free.count() > 1:
            form.add(_("Free times"), self.free)
        for name, field in ((_("Day"), self.day), (_("Time"), self.time), (_("Length"), self.length)):
            form.add(name, field)
        self.content.addLayout(form)
        self.content.addWidget(self.effect)
        self.content.addWidget(self.problem)

    def _offer_times(self) -> None:
        workspace, session = self._workspace, self._session
        self.free.addItem(_("Choose one, or say when below"), None)
        found = free_times(workspace.plan, workspace.schedule, session.minutes, session.id, workspace.now)
        for start in islice((each for each in found if each != session.start), _MOST_TIMES):
            day = near_day(self._words, start.date(), workspace.now.date())
            words = _("{day}, {time}").format(day=day, time=self._words.clock(start))
            self.free.addItem(words, start)

    def _connect(self) -> None:
        self.free.activated.connect(self._take_time)
        self.day.day_changed.connect(self._tell_effect)
        self.time.timeChanged.connect(self._tell_effect)
        self.length.value_changed.connect(self._tell_effect)

    def _take_time(self) -> None:
        start = self.free.currentData()
        if isinstance(start, datetime):
            self.day.set_day(start.date())
            self.time.set_value(start.time())

    def _tell_effect(self, _value: object = None) -> None:
        self.forget_problem()
        effect = self._effect()
        self.effect_words = effect.sentence
        self.effect.show_line(effect.icon, (Piece(effect.sentence),))
        self.fit_height()

    def _judge_present(self) -> None:
        """Judge the plan as it is, again where it has changed behind the dialog."""
        plan = self._workspace.plan
        if plan is not self._judged:
            self._judged, self._network = plan, compile_network(plan.items)
            self._before = judge(plan, self._workspace.now, self._network)
            self._known = known_contradictions(plan, self._workspace.now)

    def _effect(self) -> Effect:
        workspace, place = self._workspace, self.place
        session = self._session
        if (place.start, place.minutes) == (session.start, session.minutes):
            return Effect("", "info", _("It is pinned where you put it, and the rest is planned around it."))
        try:
            edit = move_sessions(workspace.plan, workspace.schedule, [place], workspace.now)
        except Refusal as refusal:
            return Effect("", "info", str(refusal))
        plan, now = workspace.plan, workspace.now
        self._judge_present()
        moved = plan.after(edit)
        after = judge(moved, now, self._network)
        effect = effect_on(plan.goals, self._before, after, session.goal, ordinary_week(plan, now))
        return with_contradiction(effect, self._known, moved, now)
