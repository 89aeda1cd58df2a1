"""The application knows when the desktop asks it to quit, before its windows are asked to close."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget
from planner.ui.quitting import PlannerApplication

class Window(QWidget):
    def closeEvent(self, event: QCloseEvent) -> None:
        print("closing", application.is_quitting)
        event.setAccepted(not stays)

def go_on() -> None:
    global stays
    print("stayed", application.is_quitting)
    stays = False
    application.quit()

stays = True
application = PlannerApplication([])
window = Window()
window.show()
QTimer.singleShot(0, application.quit)
QTimer.singleShot(50, go_on)
print("before", application.is_quitting)
application.exec()
"""


def test_a_window_can_tell_that_it_is_closed_by_quitting_and_when_it_stayed_that_is_over() -> None:
    command = [sys.executable, "-c", PROGRAM]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["before False", "closing True", "stayed False", "closing True"]
