"""What can be done with an exam or a goal, as a menu: the same from its card and from the table."""

from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from planner.i18n import _
from planner.ui.exams.rows import GoalRow
from planner.ui.icons import icon


class GoalTeller(Protocol):
    """What tells by signals what is asked for: a card, or the view of all of them."""

    @property
    def edit_requested(self) -> SignalInstance: ...
    @property
    def what_if_requested(self) -> SignalInstance: ...
    @property
    def timeline_requested(self) -> SignalInstance: ...
    @property
    def remove_requested(self) -> SignalInstance: ...
    @property
    def result_given(self) -> SignalInstance: ...
    @property
    def booked_changed(self) -> SignalInstance: ...
    @property
    def again_requested(self) -> SignalInstance: ...


def goal_menu(row: GoalRow, teller: GoalTeller, parent: QWidget) -> QMenu:
    """Return the menu of a row; it goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if row.can_be_tried:
        wanted = icon("sliders-horizontal")
        menu.addAction(wanted, _("What if..."), lambda: teller.what_if_requested.emit(row.id))
    if not row.is_closed:
        menu.addAction(icon("pencil"), _("Edit..."), lambda: teller.edit_requested.emit(row.id))
        if row.countdown[0]:
            wanted = icon("calendar-days")
            menu.addAction(wanted, _("Show on time line"), lambda: teller.timeline_requested.emit(row.id))
        if row.is_exam:
            _add_exam_actions(menu, row, teller)
        menu.addSeparator()
    if row.can_try_again:
        menu.addAction(icon("rotate-ccw"), _("Try again..."), lambda: teller.again_requested.emit(row.id))
        menu.addSeparator()
    menu.addAction(icon("trash-2"), _("Remove"), lambda: teller.remove_requested.emit(row.id))
    return menu


def _add_exam_actions(menu: QMenu, row: GoalRow, teller: GoalTeller) -> None:
    booked = menu.addAction(_("Booked"))
    booked.setCheckable(True)
    booked.setChecked(row.is_booked)
    booked.triggered.connect(lambda is_on: teller.booked_changed.emit(row.id, is_on))
    menu.addSeparator()
    menu.addAction(icon("check"), _("Passed..."), lambda: teller.result_given.emit(row.id, "passed"))
    menu.addAction(icon("x"), _("Failed..."), lambda: teller.result_given.emit(row.id, "failed"))
