"""What is imported behind Qt is not looked at by PySide6, and what comes later is."""

import subprocess
import sys

CODE = """
import builtins, sys
from planner.ui.unwatched_imports import imports_unwatched
assert "PySide6" not in sys.modules, "it loads no Qt itself"
plain = builtins.__import__
with imports_unwatched():
    assert "PySide6.QtWidgets" in sys.modules
    assert builtins.__import__ is plain
assert builtins.__import__ is not plain, "PySide6 looks at none, so nothing is gained any more"
"""


OF_THE_WINDOW = """
import builtins, sys
from types import ModuleType
plain = builtins.__import__
from planner import __main__ as program
def open_window(_paths, _clock, *, is_named):
    assert "PySide6.QtWidgets" in sys.modules
    assert builtins.__import__ is plain, "PySide6 looks at what is imported later"
    return 7
sys.modules["planner.start"] = start = ModuleType("planner.start")
start.open_window = open_window
assert program._open_window(None, None, False) == 7
"""


def test_imports_are_plain_for_as_long_as_the_window_is_open() -> None:
    done = subprocess.run([sys.executable, "-c", OF_THE_WINDOW], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_imports_are_plain_within_and_as_pyside_wants_them_behind_it() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
