"""Asks how long a session that was timed really took."""

from PySide6.QtWidgets import QWidget

from planner.services.focus import find, minutes_in_all
from planner.services.workspace import Workspace
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.timer.clock import FocusClock
from planner.ui.week.dialogs.partly_dialog import PartlyDialog
from planner.ui.week.dialogs.questions import partly_question
from planner.values import replace


def ask_partly(workspace: Workspace, clock: FocusClock, window: QWidget) -> None:
    """Open the dialog "Partly done" with the minutes of the timer; they are logged when it is accepted."""
    timer, now = clock.timer, workspace.now
    session = find(workspace.plan, timer).session if timer is not None else None
    if timer is None or session is None:
        return
    question = partly_question(workspace.plan, session, now, LocaleDates())
    suggested = max(1, minutes_in_all(workspace.plan, timer, now))
    dialog = PartlyDialog(replace(question, suggested=suggested), window)
    dialog.accepted.connect(lambda: clock.log_minutes(dialog.minutes))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
