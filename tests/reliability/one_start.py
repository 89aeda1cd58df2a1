"""The program is started on a folder, and tells what becomes of it: `one_start FOLDER PLANT`.

It tells "open" when its window is there, "raised" when that is called to the front, and "gone" where another
window is open already. It ends when its input does.
"""

import json
import os
import sys
from pathlib import Path
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from planner.app import Application, make_qt_application

# isort: split
from PySide6.QtCore import QSocketNotifier

from planner.paths import Paths
from planner.services.plans import real
from planner.start import Start
from tests.reliability.planted_faults import planted
from tests.support.workspaces import Clock


def tell(word: str) -> None:
    print(json.dumps(word), flush=True)


def open_it(folder: Path) -> None:
    """Start as the program does, and go on until the input ends."""
    start = Start(make_qt_application(), Clock())
    program = start.begin(real(Paths(folder)), is_named=True)
    if program is None:
        tell("gone")
        return
    program.application.show()
    tell("open")
    ends = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ends.activated.connect(start.qt.quit)
    start.qt.exec()
    program.application.window.close()
    program.close()


def tell_raised(application: Application) -> None:
    COME_TO_FRONT(application)
    tell("raised")


COME_TO_FRONT = Application.come_to_front

if __name__ == "__main__":
    with planted(sys.argv[2]), patch.object(Application, "come_to_front", tell_raised):
        open_it(Path(sys.argv[1]))
