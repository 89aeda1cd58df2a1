"""The fields that both dialogs have: how important a goal is, and the days kept free before its date."""

from PySide6.QtWidgets import QComboBox

from planner.domain.goal import Goal
from planner.i18n import _, ngettext
from planner.services.plan_settings import MOST_BUFFER_DAYS
from planner.ui.widgets.number_box import NumberBox

_LOWEST_PRIORITY = 9


def priority_box(goal: Goal | None) -> QComboBox:
    """Return a field for how important a goal is; its data are the priorities."""
    box = QComboBox()
    for priority in range(1, _LOWEST_PRIORITY + 1):
        words = _("1, the highest") if priority == 1 else str(priority)
        box.addItem(words, priority)
    if goal is not None and box.findData(goal.priority) < 0:
        box.addItem(str(goal.priority), goal.priority)
    box.setCurrentIndex(max(box.findData(goal.priority if goal else 1), 0))
    box.setToolTip(_("Decides what is served first when not everything fits"))
    return box


def buffer_box(days: int) -> NumberBox:
    """Return a field for the days between the end of study and a date."""
    box = NumberBox(0, max(MOST_BUFFER_DAYS, days), days)

    def name_unit(count: int) -> None:
        box.setSuffix(ngettext(" day", " days", count))

    box.valueChanged.connect(name_unit)
    name_unit(days)
    return box
