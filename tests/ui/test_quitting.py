"""The application knows when the desktop asks it to quit, before its windows are asked to close."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QWidget
from planner.ui.quitting import PlannerApplication

class Window(QWidget):
    def closeEvent(self, event: QEvent) -> None:
        print("closing", application.is_quitting)

application = PlannerApplication([])
window = Window()
window.show()
QTimer.singleShot(0, application.quit)
print("before", application.is_quitting)
application.exec()
"""


def test_a_window_that_is_closed_by_quitting_can_tell() -> None:
    command = [sys.executable, "-c", PROGRAM]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["before False", "closing True"]
