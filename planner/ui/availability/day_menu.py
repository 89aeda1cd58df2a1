"""The menu of a weekday: what is done with its hours as a whole."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.formats import full_weekday_names
from planner.i18n import _
from planner.services.study_weeks import ALL_DAYS, WORKING_DAYS, clear_day, copy_day
from planner.ui.icons import icon

MakeEdit = Callable[[Plan], Edit]


def day_menu(
    parent: QWidget,
    week: str,
    weekday: int,
    *,
    perform: Callable[[MakeEdit], object],
    ask_copy: Callable[[int], None],
    ask_hours: Callable[[int], None],
) -> QMenu:
    """Return the menu of a weekday (0 is Monday) of a week; it goes when it is closed."""
    menu = QMenu(parent)
    copies = ((_("Copy to Monday to Friday"), WORKING_DAYS), (_("Copy to all days"), ALL_DAYS))
    for words, targets in copies:
        copy = partial(copy_day, week=week, source=weekday, targets=targets)
        menu.addAction(icon("copy"), words, partial(perform, copy))
    menu.addAction(_("Copy to..."), partial(ask_copy, weekday))
    menu.addSeparator()
    menu.addAction(icon("pencil"), _("Type the hours..."), partial(ask_hours, weekday))
    menu.addSeparator()
    clear = partial(clear_day, week=week, weekday=weekday)
    words = _("Clear {weekday}").format(weekday=full_weekday_names()[weekday])
    menu.addAction(icon("eraser"), words, partial(perform, clear))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
