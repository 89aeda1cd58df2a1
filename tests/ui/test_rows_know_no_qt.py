"""What the user reads is made without Qt: every `rows` module of every screen can be imported without it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_rows_of_every_screen_import_no_qt() -> None:
    files = [file for file in (ROOT / "planner" / "ui").rglob("*rows.py") if not file.stem.startswith("__")]
    modules = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    assert len(modules) > 12
    code = f"import sys, {', '.join(modules)}; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
