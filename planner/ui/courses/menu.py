"""The menu of the courses' table, as of a course's panel."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from planner.ui.courses.acts import Act
from planner.ui.courses.table import CourseTable

_PARTS = (
    (Act.COMPLETE, Act.REOPEN, Act.LOG, Act.MORE, Act.LESS),
    (Act.PAGE, Act.ROADMAP),
    (Act.WEEKLY, Act.ACCESS, Act.EDIT),
    (Act.PAUSE, Act.TAKE_UP),
)


def pop_up_menu(actions: Mapping[Act, QAction], at: QPoint, table: CourseTable) -> QMenu:
    """Open a menu of what can be done now at a place of the screen, and return it."""
    menu = QMenu(table)
    menu.aboutToHide.connect(menu.deleteLater)
    for part in _PARTS:
        enabled = [actions[act] for act in part if actions[act].isEnabled()]
        if enabled and not menu.isEmpty():
            menu.addSeparator()
        menu.addActions(enabled)
    menu.addSeparator()
    menu.addMenu(table.columns_menu(menu))
    menu.popup(at)
    return menu
