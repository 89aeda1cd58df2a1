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


def test_imports_are_plain_within_and_as_pyside_wants_them_behind_it() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
