"""The start pays nothing for printing, and no file needs what is there for printers."""

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]


def loaded(imported: str, *names: str) -> str:
    code = f"import sys, {imported}; print([name for name in {names!r} if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


def test_the_window_starts_without_anything_of_printing() -> None:
    assert (
        loaded("planner.app", "PySide6.QtPrintSupport", "planner.ui.printing", "planner.ui.printing.page")
        == "[]"
    )


def test_the_dialog_and_the_files_need_nothing_of_printers() -> None:
    modules = "planner.ui.printing.dialog, planner.ui.printing.terminal"
    assert loaded(modules, "PySide6.QtPrintSupport") == "[]"
