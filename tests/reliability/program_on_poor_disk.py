"""The program on a disk that takes nothing, as a process of its own: `program_on_poor_disk WAY FOLDER PLANT`.

It tells what it shows, line by line in JSON; when it has told "poor" it waits for a line, after which the
disk takes everything again.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from io import StringIO
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from planner.cli.main import run
from planner.paths import Paths
from tests.reliability.planted_faults import planted

NOTE = "Eigenvectors stay on their line"
MOMENT = datetime(2026, 11, 23, 8)
_LONGEST_BACKUP = 3.0


def tell(name: str, value: object) -> None:
    print(json.dumps([name, value]), flush=True)


def wait_for_relief() -> None:
    tell("poor", "")
    sys.stdin.readline()


def use_terminal(folder: Path) -> None:
    """Look at the week, log time, and log it again when there is room."""
    commands = {"shown": ["week"], "refused": ["log", "containers", "--minutes", "30"], "check": ["check"]}
    for name, words in commands.items():
        tell(name, _typed(folder, words))
    wait_for_relief()
    tell("saved", _typed(folder, commands["refused"]))


def _typed(folder: Path, words: list[str]) -> list[object]:
    """Return the exit code, the output, and the error output of a command."""
    out, err = StringIO(), StringIO()
    command = ["--data-dir", str(folder), "--now", MOMENT.isoformat(), *words]
    with redirect_stdout(out), redirect_stderr(err):
        code = run(command, _open_no_window, datetime.now)
    return [code, out.getvalue(), err.getvalue()]


def _open_no_window(_paths: Paths, _clock: Callable[[], datetime], _is_named: bool) -> int:
    raise AssertionError("a command opens no window")


def use_window(folder: Path) -> None:
    """Open the window, type a note, and try again when there is room."""
    # The terminal is tried without Qt.
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from planner.app import make_qt_application
    from planner.services.backups import kept_backups
    from planner.start import Start
    from planner.ui.widgets.toast import Toast
    from tests.support.saving import banner_words, note_that_is_shown, try_again, type_a_note
    from tests.support.workspaces import Clock

    program = Start(make_qt_application(), Clock(MOMENT)).begin(Paths(folder), is_named=True)
    assert program is not None
    application = program.application
    application.show()
    application.window.resize(1280, 800)
    QTest.qWait(50)
    tell("shown", len(application.workspace.schedule.sessions))
    QTest.keyClick(type_a_note(application, NOTE), Qt.Key.Key_Escape)
    tell("note", note_that_is_shown(application))
    tell("banner", banner_words(application))
    program._backups.begin()
    program._backups.look()

    def toast_words() -> str:
        toast = application.window.findChild(Toast)
        return toast.accessibleName() if toast is not None and toast.isVisible() else ""

    waits_till = monotonic() + _LONGEST_BACKUP
    while not (toast_words() or kept_backups(Paths(folder))) and monotonic() < waits_till:
        QTest.qWait(20)
    tell("backup", [toast_words(), len(kept_backups(Paths(folder)))])
    wait_for_relief()
    if banner_words(application):
        try_again(application)
    tell("saved", [note_that_is_shown(application), banner_words(application)])
    application.window.close()
    program.close()


WAYS: dict[str, Callable[[Path], None]] = {"terminal": use_terminal, "window": use_window}

if __name__ == "__main__":
    with planted(sys.argv[3]):
        WAYS[sys.argv[1]](Path(sys.argv[2]))
    tell("end", "")
