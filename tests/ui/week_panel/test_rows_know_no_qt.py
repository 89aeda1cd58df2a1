import subprocess
import sys

ROWS = ("strip", "hours", "checklist", "why", "details", "hint", "dialog")


def test_the_rows_import_no_qt() -> None:
    modules = ", ".join(f"planner.ui.week.{name}_rows" for name in ROWS)
    check = f"import sys, {modules}; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
