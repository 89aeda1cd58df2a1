"""The dialog that puts a session into the calendar, once or in every week."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QCheckBox, QWidget

from planner.domain.plan import Plan
from planner.formats import duration
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.own_sessions import OwnSession, add_own_session
from planner.services.workspace import Wish
from planner.ui.performer import Performer
from planner.ui.shared.form import Form
from planner.ui.shared.open_items import open_items
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.long_choice import FOUND_BY, LongChoice
from planner.ui.widgets.time_field import TimeField

_FAR_AHEAD: Final = date(2199, 12, 30)
_USUAL_WEEKS: Final = timedelta(weeks=8)


class OwnSessionDialog(WishDialog):
    """Asks for the item, the day, the time and the length, and whether it comes in every week.

    Attributes:
        item, day, time, length, weekly, last_day: the fields from top to bottom.
    """

    def __init__(
        self,
        plan: Plan,
        schedule: Schedule,
        suggested: OwnSession,
        performer: Performer,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the items with something left to study, those that can be studied now first."""
        super().__init__(
            performer,
            _("New session"),
            _("It stands where you put it, also outside of your study hours. The rest is planned around it."),
            parent,
        )
        self._now = schedule.as_of
        self.item = _item_choice(open_items(plan, schedule), suggested.item)
        self.day = DateField(_("Day"), suggested.start.date())
        self.day.set_days(self._now.date(), _FAR_AHEAD)
        self.time = TimeField(suggested.start.time())
        self.length = DurationSpinBox(duration, name=_("Length"), minimum=5)
        self.length.set_value(suggested.minutes)
        self.weekly = QCheckBox(_("Every week until"))
        self.last_day = DateField(_("Last day"), suggested.start.date() + _USUAL_WEEKS)
        self.last_day.set_days(self._now.date(), _FAR_AHEAD)
        self.last_day.setEnabled(False)
        self._fill()
        self.add_cancel()
        self.add_button(_("Put it in"), "primary")
        self._connect()
        (self.day if suggested.item else self.item).setFocus()

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        wish = OwnSession(
            item=str(self.item.currentData()),
            start=datetime.combine(self.day.day(), self.time.value()),
            minutes=self.length.value(),
            last_day=self.last_day.day() if self.weekly.isChecked() else None,
        )
        return lambda plan, schedule: add_own_session(plan, schedule, wish, self._now)

    def _fill(self) -> None:
        form = Form()
        form.add(_("Item"), self.item)
        form.add(_("Day"), self.day)
        form.add(_("Begins"), self.time)
        form.add(_("Length"), self.length)
        form.add_named(self.weekly, self.last_day)
        self.content.addLayout(form)
        self.content.addWidget(self.problem)

    def _connect(self) -> None:
        self.weekly.toggled.connect(self.last_day.setEnabled)
        for changed in (
            *(self.item.currentIndexChanged, self.day.day_changed, self.time.timeChanged),
            *(self.length.value_changed, self.weekly.toggled, self.last_day.day_changed),
        ):
            changed.connect(self.forget_problem)


def _item_choice(items: Sequence[tuple[str, str, str]], chosen: str) -> LongChoice:
    box = LongChoice()
    for id, title, phase in items:
        box.addItem(title, id)
        box.setItemData(box.count() - 1, phase, FOUND_BY)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box
