"""The start pays nothing for reminders, and D-Bus is loaded with the first notification."""

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


def test_the_window_starts_without_reminders_and_tray() -> None:
    assert loaded("planner.app", "PySide6.QtDBus", "planner.ui.tray", "planner.services.reminders") == "[]"


def test_the_tray_waits_without_anything_of_d_bus() -> None:
    assert loaded("planner.ui.tray.wiring", "PySide6.QtDBus", "planner.ui.tray.bus_notifier") == "[]"
