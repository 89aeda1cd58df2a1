"""The dialog to add a goal of one's own, or to change one."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from planner.domain.goal import Goal, end_of_day
from planner.domain.plan import Plan
from planner.formats import last_day
from planner.i18n import _
from planner.services import goals
from planner.services.naming import LONGEST_TITLE
from planner.services.workspace import Wish
from planner.ui.exams.goal_fields import buffer_box, priority_box
from planner.ui.exams.item_rows import choice_words
from planner.ui.performer import Performer
from planner.ui.shared.dialog_room import dialog_room
from planner.ui.shared.form import Form
from planner.ui.shared.item_picker import ItemPicker
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.label import label

_USUAL_DISTANCE: Final = timedelta(weeks=26)
_FAR_AHEAD: Final = date(2199, 12, 30)


class GoalDialog(WishDialog):
    """Asks for a title, perhaps a last day, and the items wanted. The last day counts whole.

    Attributes:
        title_field, has_date, last_day, priority, buffer, items: the fields from top to bottom.
        confirm: the button that adds or changes.
    """

    def __init__(
        self,
        plan: Plan,
        now: datetime,
        performer: Performer,
        goal: Goal | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the plan's items; with a goal, what it holds."""
        title = _("Add a goal") if goal is None else _("Change {title}").format(title=goal.title)
        super().__init__(performer, title, parent=parent)
        self._plan, self._now, self._goal = plan, now, goal
        self.title_field = QLineEdit(goal.title if goal else "")
        self.title_field.setMaxLength(LONGEST_TITLE)
        due = last_day(goal.due) if goal and goal.due else now.date() + _USUAL_DISTANCE
        self.has_date = QCheckBox(_("Finished by"))
        self.has_date.setChecked(goal is not None and goal.due is not None)
        self.last_day = DateField(_("Last day"), due)
        self.last_day.set_days(min(now.date(), due), _FAR_AHEAD)
        self.priority = priority_box(goal)
        self.buffer = buffer_box(goal.buffer_days if goal else 0)
        self.items = ItemPicker(plan, goal.items if goal else ())
        self._sum = label("", "small", "text.secondary", wrap=True)
        self._fill()
        self.add_cancel()
        self.confirm = self.add_button(
            _("Add to the plan") if goal is None else _("Change the goal"), "primary"
        )
        self.has_date.toggled.connect(self._allow)
        self.title_field.textChanged.connect(self._allow)
        self.items.changed.connect(self._allow)
        fields = (self.last_day.day_changed, self.buffer.valueChanged, self.priority.currentIndexChanged)
        for changed in fields:
            changed.connect(lambda _value: self.forget_problem())
        self._allow()
        self.title_field.setFocus()

    def sizeHint(self) -> QSize:
        """As high as the items wish for, within the window below; where that is low, they scroll earlier."""
        usual = super().sizeHint()
        return QSize(usual.width(), min(usual.height(), dialog_room(self).height()))

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        return self._addition() if self._goal is None else self._change(self._goal)

    def _addition(self) -> Wish:
        title, items, now, due = self.title_field.text(), self.items.chosen(), self._now, self._due()
        priority, buffer_days = int(self.priority.currentData()), self.buffer.value()
        return lambda plan, _schedule: goals.add_goal(
            plan, title, items, now, due=due, priority=priority, buffer_days=buffer_days
        )

    def _change(self, goal: Goal) -> Wish:
        title, items, now, due = self.title_field.text(), self.items.chosen(), self._now, self._due()
        priority, buffer_days = int(self.priority.currentData()), self.buffer.value()
        return lambda plan, _schedule: goals.edit_goal(
            plan,
            goal.id,
            now,
            title=title,
            due=due,
            without_date=due is None,
            priority=priority,
            buffer_days=buffer_days,
            items=items,
        )

    def _due(self) -> datetime | None:
        """Return the end of the last day, or the very moment that the goal had on that day."""
        if not self.has_date.isChecked():
            return None
        day = self.last_day.day()
        before = self._goal.due if self._goal else None
        if before is not None and last_day(before) == day:
            return before
        return end_of_day(day)

    def _allow(self) -> None:
        """Let the goal be added once it has a title and an item; say what the choice amounts to."""
        self.forget_problem()
        self.last_day.setEnabled(self.has_date.isChecked())
        self.buffer.setEnabled(self.has_date.isChecked())
        chosen = self.items.chosen()
        self._sum.setText(choice_words(self._plan, chosen, self._now))
        self.confirm.setEnabled(bool(self.title_field.text().strip()) and bool(chosen))

    def _fill(self) -> None:
        form = Form()
        form.add(_("Title"), self.title_field)
        form.add_named(self.has_date, self.last_day)
        form.add(_("Days kept free before"), self.buffer)
        form.add(_("Priority"), self.priority)
        self.content.addLayout(form)
        self.content.addSpacing(4)
        self.content.addWidget(self.items, 1)
        self.content.addWidget(self._sum)
        self.content.addWidget(self.problem)
